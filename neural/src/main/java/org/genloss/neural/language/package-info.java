/** How does a language model learn? The transformer as a learner: fits on blocks of tokens, and the model that comes of it. */
package org.genloss.neural.language;
