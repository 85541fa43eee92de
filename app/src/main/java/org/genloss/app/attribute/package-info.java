/** What is due to which error? The same cell again, with one source of error after the other switched off. */
package org.genloss.app.attribute;
