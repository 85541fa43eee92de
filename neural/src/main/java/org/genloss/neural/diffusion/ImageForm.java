package org.genloss.neural.diffusion;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.spec.UserError;

/** Images: pixels in [0, 1] as numbers in [-1, 1]. */
record ImageForm(Images.Shape images) implements Form<Images> {

    private static final int WIDTH = 32;

    @Override
    public long[] shape() {
        return new long[] {images.channels(), images.height(), images.width()};
    }

    @Override
    public float[] numbers(Images items) {
        float[] pixels = items.pixels();
        float[] numbers = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            numbers[i] = 2 * pixels[i] - 1;
        }
        return numbers;
    }

    @Override
    public int[] labels(Images items) {
        return items.labels();
    }

    @Override
    public Images items(float[] numbers, int[] labels) {
        float[] pixels = new float[numbers.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.min(1, Math.max(0, (numbers[i] + 1) / 2));
        }
        return new Images(pixels, labels, images);
    }

    @Override
    public boolean bounded() {
        return true;
    }

    @Override
    public List<String> classes() {
        return images.classes();
    }

    /** @throws UserError if height or width is not a multiple of 4 */
    @Override
    public Network network(Diffusion<?> learner) {
        if (images.height() % 4 != 0 || images.width() % 4 != 0) {
            throw new UserError(
                    "diffusion halves images twice, so that height and width must be multiples of 4, but images are "
                            + images.height() + " x " + images.width(),
                    "resize the images; image-folder and image-table do so with height and width");
        }
        int classes = learner.conditional() ? images.classes().size() : 0;
        return new UNet(images, learner.width().orElse(WIDTH), classes);
    }

    @Override
    public Tensors found() {
        return new Tensors();
    }

    @Override
    public Optional<String> collapse() {
        return Optional.empty();
    }
}
