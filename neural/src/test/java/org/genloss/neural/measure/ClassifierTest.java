package org.genloss.neural.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.genloss.data.Images;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.metric.Reference;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;

class ClassifierTest {

    private static final ClassifierNetwork NETWORK = new ClassifierNetwork(Marks.SHAPE, 3);

    @Test
    void featuresLossAndGradientsAreThoseOfPyTorch() {
        Tensors.Tensor saved = Golden.VALUES.get("classifier.images");
        Images images = new Images(
                (float[]) saved.data(), new int[] {0, 2, 1, 2}, new Images.Shape(1, 8, 10, List.of("a", "b", "c")));
        ClassifierNetwork network = new ClassifierNetwork(images.shape(), 3);
        try (Scope scope = Scope.open()) {
            Weights weights = sines(network).trained();
            Tensor loss = ClassifierTraining.loss(network, images, weights);
            loss.backward();
            assertEquals(Golden.numbers("classifier.loss")[0], loss.item(), 1e-5);
            float[] features = network.features(Tensor.of(images.pixels(), Device.AUTO, 4, 1, 8, 10), weights)
                    .toFloats();
            assertArrayEquals((float[]) Golden.VALUES.get("classifier.features").data(), features, 1e-6f);
            double[] norms = Golden.numbers("classifier.gradients");
            int i = 0;
            for (String name : weights.names()) {
                double norm = Math.sqrt(
                        weights.get(name).gradient().doubles().square().sum().item());
                assertEquals(norms[i], norm, 1e-4 * norms[i], name);
                i++;
            }
        }
    }

    private static Weights sines(ClassifierNetwork network) {
        Weights weights = new Weights();
        network.shapes().forEach((name, shape) -> {
            long count = 1;
            for (long length : shape) {
                count *= length;
            }
            double fan = shape.length > 1 ? count / shape[0] : 1;
            float[] values = new float[(int) count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) (Math.sin(i + 1) * 0.3 / Math.sqrt(fan));
            }
            weights.put(name, Tensor.of(values, Device.AUTO, shape));
        });
        return weights;
    }

    @Test
    void aFitIsAFunctionOfItsImages() {
        Images few = Marks.ALL.draw(16, 0, new Seed(3));
        assertArrayEquals(
                SafeTensors.toBytes(ClassifierTraining.fit(NETWORK, few)),
                SafeTensors.toBytes(ClassifierTraining.fit(NETWORK, few)));
    }

    /** Fitted anew, not read. */
    @Test
    void aFitIsRightAboutImagesItHasNotSeen() {
        Tensors once = ClassifierTraining.fit(NETWORK, Marks.ALL.draw(600, 0, new Seed(3)));
        Images others = Marks.ALL.heldOut(500, new Seed(4));
        long right = new Classifier(NETWORK, Marks.SHAPE.classes(), once).right(others);
        assertTrue(right >= 475, right + " of 500");
    }

    @Test
    void oneClassifierServesAllWhoAsk() {
        Reference<Images> reference = Marks.reference(10, 10);
        Classifier classifier = Classifiers.of(reference, "class-shares");
        assertSame(classifier, Classifiers.of(reference, "vendi-score"));
        assertSame(classifier, Classifiers.of(Marks.reference(20, 20), "vendi-score"));
        // another supply of the same images
        Marks again = new Marks(true, List.of(0, 1, 2));
        assertSame(classifier, Classifiers.of(new Reference<>(again, reference.heldOut(), 10), "vendi-score"));
        Images images = reference.heldOut();
        assertSame(classifier.of(images), classifier.of(images));
    }

    @Test
    void imagesWithoutLabelsNameTheMetricAndTheRemedy() {
        Marks unlabelled = new Marks(false, List.of(0, 1));
        Reference<Images> reference = new Reference<>(unlabelled, unlabelled.heldOut(10, new Seed(1)), 10);
        UserError error = assertThrows(UserError.class, () -> new VendiScore().against(reference));
        assertTrue(error.getMessage().contains("vendi-score"), error.getMessage());
        assertTrue(error.getMessage().contains("no labels"), error.getMessage());
        assertTrue(error.getMessage().contains("leave vendi-score out"), error.getMessage());
    }

    @Test
    void oneClassIsNotEnough() {
        Images.Shape shape = new Images.Shape(1, 12, 12, List.of("only"));
        Images one = new Images(new float[10 * 144], new int[10], shape);
        UserError error = assertThrows(UserError.class, () -> Classifiers.of(new Reference<>(of(one), one, 10), "x"));
        assertTrue(error.getMessage().contains("at least 2 classes"), error.getMessage());
    }

    @Test
    void imagesOfThreePixelsAreTooSmall() {
        Images.Shape shape = new Images.Shape(1, 3, 8, List.of("a", "b"));
        Images small = new Images(new float[2 * 24], new int[] {0, 1}, shape);
        UserError error =
                assertThrows(UserError.class, () -> Classifiers.of(new Reference<>(of(small), small, 10), "x"));
        assertTrue(error.getMessage().contains("at least 4 x 4 pixels"), error.getMessage());
    }

    private static org.genloss.data.Supply<Images> of(Images images) {
        return new org.genloss.data.Supply<>() {
            @Override
            public long size() {
                return images.size();
            }

            @Override
            public Images draw(int n, long from, Seed seed) {
                return images;
            }

            @Override
            public long heldOutSize() {
                return 0;
            }

            @Override
            public Images heldOut(int n, Seed seed) {
                return images;
            }
        };
    }
}
