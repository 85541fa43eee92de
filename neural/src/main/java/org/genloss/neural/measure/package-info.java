/** What do images lose? Metrics in the features of a small classifier, and in the latent space of the first model. */
package org.genloss.neural.measure;
