/** What does a variational autoencoder lose? The second system of Shumailov et al. (2024). */
package org.genloss.neural.vae;
