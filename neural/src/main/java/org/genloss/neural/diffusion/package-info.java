/** What does a diffusion model lose, and what does guidance do to its generations? Small DDPMs of images and of points. */
package org.genloss.neural.diffusion;
