package org.genloss.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/**
 * Images of MNIST and its relatives. Those of EMNIST lie on their side in the published files and stay so.
 */
@Doc(
        value =
                "Grey images of IDX files, as MNIST, Fashion-MNIST, Kuzushiji-MNIST and EMNIST are published; as they are or as"
                        + " .gz. Files known by their checksums give their name and that of their classes.",
        source = "LeCun, Cortes and Burges 1998 (the format)")
public record Idx(
        @Doc("The file of images (idx3, unsigned bytes), or a folder that holds one file of training images.")
        Path path,

        @Doc(
                "The file of their labels (idx1). Left out: the file beside the images with labels and idx1 in its name where"
                        + " theirs has images and idx3; none if there is no such file.")
        Optional<Path> labels,

        @Doc(
                "Share of the images that no generation is trained on, from 0 to less than 1; picked at random. Left out: the"
                        + " test images beside the training images (t10k or test in the place of train), and 0.1 where there are none.")
        Optional<Double> heldOut)
        implements Source<Images> {

    private static final double USUAL_SHARE = 0.1;

    /** Checks the range; the files are looked at when they are opened. */
    public Idx {
        heldOut.ifPresent(share -> Require.that(share >= 0 && share < 1, "held_out", "0 or more and below 1", share));
    }

    @Override
    public Class<Images> sampleType() {
        return Images.class;
    }

    @Override
    public Supply<Images> open(Seed seed) {
        Path images = IdxNames.images(path);
        Pair training = Pair.read(images, labels.or(() -> IdxNames.labels(images)));
        Optional<Pair> test = heldOut.isPresent()
                ? Optional.empty()
                : IdxNames.test(images).map(file -> Pair.read(file, IdxNames.labels(file)));
        List<IdxFile> read = new ArrayList<>(training.files());
        test.ifPresent(pair -> read.addAll(pair.files()));
        String hash = DataFile.sha256(read.stream().map(IdxFile::sha256).toList());
        String published = published(read);
        int highest = Math.max(training.highest(), test.map(Pair::highest).orElse(-1));
        List<String> classes = classes(training, highest);
        Bitmaps real = training.bitmaps(classes);
        if (test.isEmpty()) {
            return real.supply(heldOut.orElse(USUAL_SHARE), seed.at("split"), path, hash, published);
        }
        Bitmaps rest = test.get().bitmaps(classes);
        sameShape(training, test.get());
        return new Pool<>(real.records(), rest.records(), path.toString(), hash, published);
    }

    /** Images and, where there are any, their labels. */
    private record Pair(Path path, IdxFile images, Optional<IdxFile> labels) {

        static Pair read(Path path, Optional<Path> labelled) {
            IdxFile images = IdxFile.images(DataFile.binary(path));
            Optional<IdxFile> labels = labelled.map(DataFile::binary).map(IdxFile::labels);
            if (labels.isPresent() && labels.get().shape()[0] != images.shape()[0]) {
                throw new UserError(
                        path + " has " + images.shape()[0] + " images, but " + labelled.get() + " has "
                                + labels.get().shape()[0] + " labels",
                        "give the labels that belong to these images as labels");
            }
            return new Pair(path, images, labels);
        }

        List<IdxFile> files() {
            return labels.map(of -> List.of(images, of)).orElse(List.of(images));
        }

        /** One label an image, or none. */
        int[] numbers() {
            byte[] bytes = labels.map(of -> of.items().get(0)).orElse(new byte[0]);
            return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff).toArray();
        }

        int highest() {
            return IntStream.of(numbers()).max().orElse(-1);
        }

        Bitmaps bitmaps(List<String> classes) {
            int[] shape = images.shape();
            return new Bitmaps(images.items(), numbers(), new Images.Shape(1, shape[1], shape[2], classes));
        }
    }

    private static List<String> classes(Pair training, int highest) {
        Published.Part known = training.images.published();
        return known != null && highest < known.set().classes().size() && highest >= 0
                ? known.set().classes()
                : IntStream.rangeClosed(0, highest).mapToObj(String::valueOf).toList();
    }

    private static void sameShape(Pair training, Pair test) {
        int[] a = training.images.shape();
        int[] b = test.images.shape();
        if (a[1] != b[1] || a[2] != b[2]) {
            throw new UserError(
                    training.path + " has images of " + a[1] + " x " + a[2] + " pixels, but " + test.path + " of "
                            + b[1] + " x " + b[2],
                    "set held_out to a share of the training images, or bring together files that belong together");
        }
    }

    private static String published(List<IdxFile> files) {
        List<Published> sets = files.stream()
                .map(file -> file.published() == null ? null : file.published().set())
                .distinct()
                .toList();
        return sets.size() == 1 && sets.get(0) != null ? sets.get(0).title() : "";
    }
}
