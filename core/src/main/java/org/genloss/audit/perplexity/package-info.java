/** How predictable a corpus is to a language model that was fitted once to a human text and is kept as it is. */
package org.genloss.audit.perplexity;
