package org.genloss.neural;

import org.genloss.data.Images;
import org.genloss.num.Seed;

/** A model of images that bounds their likelihood from below. */
public interface ElboModel {

    /**
     * An unbiased estimate of the evidence lower bound of every image (Kingma and Welling 2014, equation 3), in nats.
     *
     * @param seed for the latent points that are drawn
     * @return n values
     */
    double[] elbos(Images images, Seed seed);
}
