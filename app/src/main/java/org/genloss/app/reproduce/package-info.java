/** Does Genloss give what is published? A catalogue of checks, run by {@code genloss reproduce}. */
package org.genloss.app.reproduce;
