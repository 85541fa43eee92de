/** How does a network read its training data, and how far is its fit? Minibatches of items that are there and of items drawn
 * anew; epochs that are done, and states to go on from. */
package org.genloss.neural.fit;
