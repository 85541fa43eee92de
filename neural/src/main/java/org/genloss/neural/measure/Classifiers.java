package org.genloss.neural.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.genloss.data.Images;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.metric.Reference;
import org.genloss.metric.Remembered;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/** The classifier of a source: fitted once, shared by metrics, cells, trials and, through files, by runs. */
final class Classifiers {

    /** Most images that a classifier is fitted to. */
    private static final int MOST = 60_000;

    /** Pixels that two halvings of height and width need. */
    private static final int LEAST_SIDE = 4;

    private static final Seed SEED = new Seed(0).at("classifier");
    private static final Remembered<Supply<Images>, Classifier> BY_SUPPLY = new Remembered<>();
    private static final Map<String, Classifier> BY_KEY = new ConcurrentHashMap<>();

    private Classifiers() {}

    /**
     * The classifier of a source; fits it where there is none yet, which takes a minute or two on two cores.
     *
     * @param metric who asks, for messages
     * @throws UserError if the images have no labels, or are too small
     */
    static Classifier of(Reference<Images> reference, String metric) {
        return BY_SUPPLY.of(reference.supply(), supply -> {
            Images labelled = supply.draw((int) Math.min(MOST, supply.size()), 0, SEED);
            ClassifierFiles files = ClassifierFiles.of(
                    System.getenv(), Path.of(System.getProperty("user.home", ".")), reference.warning());
            return of(labelled, files, metric);
        });
    }

    private static Classifier of(Images labelled, ClassifierFiles files, String metric) {
        List<String> classes = classes(labelled, metric);
        ClassifierNetwork network = new ClassifierNetwork(labelled.shape(), classes.size());
        String key = ClassifierFiles.key(network, labelled);
        return BY_KEY.computeIfAbsent(key, k -> {
            Tensors parameters = files.of(k, network, () -> ClassifierTraining.fit(network, labelled));
            return new Classifier(network, classes, parameters);
        });
    }

    private static List<String> classes(Images images, String metric) {
        Images.Shape shape = images.shape();
        String others = "leave " + metric + " out: latent-statistics, morph, held-out-elbo, codebook and"
                + " nearest-training-image need no classifier";
        if (!images.labelled()) {
            throw new UserError(
                    metric + " measures in the features of a classifier, which is fitted to labelled images, but these"
                            + " images have no labels",
                    "give the source labels, or " + others);
        }
        if (Math.min(shape.height(), shape.width()) < LEAST_SIDE) {
            throw new UserError(
                    metric + " needs images of at least " + LEAST_SIDE + " x " + LEAST_SIDE + " pixels, but they are "
                            + shape.height() + " x " + shape.width(),
                    others);
        }
        int count = Arrays.stream(images.labels()).max().orElse(0) + 1;
        List<String> classes = new ArrayList<>(shape.classes());
        for (int label = classes.size(); label < count; label++) {
            classes.add(Integer.toString(label));
        }
        if (classes.size() < 2) {
            throw new UserError(
                    metric + " needs images of at least 2 classes to fit a classifier to, but all are of class "
                            + classes.get(0),
                    "use images of more classes, or " + others);
        }
        return List.copyOf(classes);
    }
}
