/**
 * Metrics of images that need no network: they compare pixels. Distances are Euclidean, over all numbers of an image, each in
 * [0, 1].
 */
package org.genloss.metric.images;
