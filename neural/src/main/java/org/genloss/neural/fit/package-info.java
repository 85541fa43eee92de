/** How does a network read its training data? Minibatches of items that are there, and of items drawn anew. */
package org.genloss.neural.fit;
