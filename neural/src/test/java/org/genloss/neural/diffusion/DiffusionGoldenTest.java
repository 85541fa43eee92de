package org.genloss.neural.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.data.SafeTensors;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.junit.jupiter.api.Test;

/** Diffusion against PyTorch: {@code src/test/golden/diffusion.py} made the values. */
class DiffusionGoldenTest {

    private static final int STEPS = 40;
    private static final int SAMPLE_STEPS = 8;
    private static final Images.Shape SHAPE = new Images.Shape(1, 8, 8, List.of("a", "b"));
    private static final Form<Images> IMAGES = new ImageForm(SHAPE);
    private static final Form<Points> POINTS = new PointForm(new double[2], new double[] {1, 1}, Points.names(2));
    private static final Tensors GOLDEN = golden();

    private static Tensors golden() {
        try {
            return SafeTensors.read(Path.of(DiffusionGoldenTest.class
                    .getResource("/golden/diffusion.safetensors")
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void schedulesAreThoseOfTheirPapers() {
        for (Schedule schedule : Schedule.values()) {
            for (int steps : new int[] {STEPS, 1000}) {
                double[] expected = GOLDEN.doubles("left." + schedule.name().toLowerCase(Locale.ROOT) + "." + steps);
                assertArrayEquals(expected, schedule.left(steps), 1e-12);
            }
        }
    }

    @Test
    void networkOfPointsHasGradientsOfPyTorchInSinglePrecision() {
        assertGradients("mlp", points(0), POINTS, UnaryOperator.identity(), 1e-4);
    }

    @Test
    void networkOfPointsHasGradientsOfPyTorchInDoublePrecision() {
        assertGradients("mlp", points(0), POINTS, Tensor::doubles, 1e-9);
    }

    @Test
    void networkOfImagesHasGradientsOfPyTorchInSinglePrecision() {
        assertGradients("unet", images(), IMAGES, UnaryOperator.identity(), 1e-4);
    }

    @Test
    void networkOfImagesHasGradientsOfPyTorchInDoublePrecision() {
        assertGradients("unet", images(), IMAGES, Tensor::doubles, 1e-9);
    }

    private static Diffusion<Points> points(double eta) {
        return new Diffusion<>(
                Optional.of(16),
                2,
                STEPS,
                Schedule.LINEAR,
                SAMPLE_STEPS,
                eta,
                false,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                4,
                1e-3,
                Device.CPU);
    }

    private static Diffusion<Images> images() {
        return Diffusions.of(Schedule.COSINE, STEPS, SAMPLE_STEPS, 0, true, 1, Optional.empty(), 4);
    }

    private static <S extends Sample<S>> void assertGradients(
            String name, Diffusion<S> learner, Form<S> form, UnaryOperator<Tensor> precision, double tolerance) {
        try (Scope scope = Scope.open()) {
            Network network = form.network(learner);
            Weights weights = weights(name, network, precision).trained();
            Tensor items = precision.apply(tensor(name + ".items"));
            Tensor noise = precision.apply(tensor(name + ".noise"));
            int[] times = GOLDEN.ints(name + ".times");
            int[] labels = GOLDEN.ints(name + ".labels");
            Tensor noised = learner.ddim(form.bounded()).noised(items, noise, times);
            assertClose(
                    GOLDEN.doubles(name + ".predicted"),
                    network.noise(noised, times, labels, weights).toDoubles(),
                    tolerance,
                    "predicted");
            Tensor loss = new Training<>(learner, form).loss(items, noise, times, labels, weights);
            double expected = GOLDEN.doubles(name + ".loss")[0];
            assertEquals(expected, loss.item(), tolerance * expected);
            loss.backward();
            for (String parameter : weights.names()) {
                assertClose(
                        GOLDEN.doubles(name + ".gradient." + parameter),
                        weights.get(parameter).gradient().toDoubles(),
                        tolerance,
                        parameter);
            }
        }
    }

    @Test
    void pathOfPointsIsThatOfPyTorch() {
        try (Scope scope = Scope.withoutGradients()) {
            Diffusion<Points> learner = points(0.5);
            Network network = POINTS.network(learner);
            Weights weights = weights("mlp", network, Tensor::doubles);
            double[] noises = GOLDEN.doubles("path.points.noises");
            Iterator<Tensor> noise = IntStream.range(0, SAMPLE_STEPS)
                    .mapToObj(i -> doubles(Arrays.copyOfRange(noises, 6 * i, 6 * i + 6), 3, 2))
                    .iterator();
            Tensor items = doubles(GOLDEN.doubles("path.points.start"), 3, 2);
            learner.ddim(false)
                    .sample(items, (x, time) -> network.noise(x, times(time), new int[0], weights), noise::next);
            assertEnd("path.points", items);
        }
    }

    @Test
    void guidedPathOfImagesIsThatOfPyTorch() {
        try (Scope scope = Scope.withoutGradients()) {
            Diffusion<Images> learner = images();
            Network network = IMAGES.network(learner);
            Weights weights = weights("unet", network, Tensor::doubles);
            Tensor items = doubles(GOLDEN.doubles("path.images.start"), 3, 1, 8, 8);
            learner.ddim(true)
                    .sample(
                            items,
                            (x, time) -> DiffusionModel.guided(network, x, time, new int[] {0, 1, 1}, 3, weights),
                            () -> {
                                throw new AssertionError("DDIM asks for no noise");
                            });
            assertEnd("path.images", items);
        }
    }

    private static int[] times(int time) {
        return new int[] {time, time, time};
    }

    /** The last step of a path, which every step before it went into. */
    private static void assertEnd(String name, Tensor items) {
        double[] path = GOLDEN.doubles(name);
        int length = path.length / SAMPLE_STEPS;
        assertClose(Arrays.copyOfRange(path, path.length - length, path.length), items.toDoubles(), 1e-9, name);
    }

    private static Weights weights(String name, Network network, UnaryOperator<Tensor> precision) {
        Weights weights = new Weights();
        network.shapes().forEach((parameter, shape) -> {
            String full = name + ".weight." + parameter;
            assertArrayEquals(GOLDEN.get(full).shape(), shape, parameter);
            weights.put(parameter, precision.apply(tensor(full)));
        });
        return weights;
    }

    private static Tensor tensor(String name) {
        Tensors.Tensor tensor = GOLDEN.get(name);
        return Tensor.of((float[]) tensor.data(), Device.CPU, tensor.shape());
    }

    private static Tensor doubles(double[] values, long... shape) {
        return Tensor.like(Tensor.zeros(Device.CPU, 1).doubles(), values, shape);
    }

    /** Relative L2 difference. */
    private static void assertClose(double[] expected, double[] found, double tolerance, String name) {
        assertEquals(expected.length, found.length, name);
        double error = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            error += (found[i] - expected[i]) * (found[i] - expected[i]);
            norm += expected[i] * expected[i];
        }
        double relative = Math.sqrt(error / norm);
        assertTrue(relative <= tolerance, name + ": relative L2 difference " + relative);
    }
}
