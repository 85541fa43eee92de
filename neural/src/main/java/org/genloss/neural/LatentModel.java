package org.genloss.neural;

import org.genloss.data.Images;

/** A model of images that can tell where in its latent space an image lies. */
public interface LatentModel {

    /** Number of latent dimensions, d. */
    int latentDim();

    /**
     * Means of the posterior of every image.
     *
     * @return n x d, row-major
     */
    float[] latentMeans(Images images);
}
