/**
 * What should have happened? Laws, each with its source and its range; the coalescence engine; exact chains. A law reads
 * a {@link org.genloss.theory.Setting} and answers with curves, or with the reason why it does not apply; it never sees a
 * run.
 */
package org.genloss.theory;
