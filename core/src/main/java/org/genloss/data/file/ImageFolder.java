package org.genloss.data.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.genloss.data.Images;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/** A folder of pictures. PNG gives the same bytes everywhere; decoders of JPEG may differ by a step of 255 between machines. */
@Doc(
        "PNG and JPEG images of a folder. Its sub-folders are the classes, numbered by name; images beside each other in the"
                + " folder itself have no classes.")
public record ImageFolder(
        @Doc("The folder, read with all below it; names that begin with a dot are left out.")
        Path path,

        @Doc("1 (grey) or 3 (red, green, blue). Left out: 1 if all images are grey, 3 otherwise.")
        Optional<Integer> channels,

        @Doc(
                "All images are resized to so many rows, with width; their shapes are not kept. Left out: all must be of one"
                        + " size.")
        Optional<Integer> height,

        @Doc("As height, columns.") Optional<Integer> width,

        @Doc("Share of the images that no generation is trained on, from 0 to less than 1; picked at random.")
        @Default("0.1")
        double heldOut)
        implements Source<Images> {

    private static final String PICTURES = "[^.].*\\.(png|jpg|jpeg)";

    /** Checks the ranges; the files are looked at when they are opened. */
    public ImageFolder {
        new Album.Form(channels, height, width);
        Require.that(heldOut >= 0 && heldOut < 1, "held_out", "0 or more and below 1", heldOut);
    }

    /** A file that was read: its picture and its hash, or why there is none. */
    private record Read(Picture picture, String sha256, UserError error) {}

    @Override
    public Class<Images> sampleType() {
        return Images.class;
    }

    @Override
    public Supply<Images> open(Seed seed) {
        if (!Files.isDirectory(path)) {
            throw new UserError(
                    path + (Files.exists(path) ? " is not a folder" : " does not exist"), "give a folder of images");
        }
        FileSet files = FileSet.below(path, name -> name.matches(PICTURES), ".png, .jpg, .jpeg");
        Album.Form form = new Album.Form(channels, height, width);
        // in parallel, but looked at in order, so that the same file is named whatever the threads
        List<Read> all =
                files.files().parallelStream().map(file -> read(file, form)).toList();
        Album album = new Album(form);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).error != null) {
                throw all.get(i).error;
            }
            album.add(all.get(i).picture, files.files().get(i).path().toString());
        }
        List<String> classes = classes(files);
        int[] labels = files.files().stream()
                .mapToInt(file -> classes.indexOf(folder(files, file)))
                .toArray();
        String hash = files.hash(all.stream().map(Read::sha256).toList());
        return album.bitmaps(classes.isEmpty() ? new int[0] : labels, classes)
                .supply(heldOut, seed.at("split"), path, hash, "");
    }

    private static Read read(DataFile file, Album.Form form) {
        try {
            byte[] stored = Files.readAllBytes(file.path());
            byte[] content = file.unpack(new ByteArrayInputStream(stored)).readAllBytes();
            Picture picture = Album.fitted(Picture.decode(content, file.path().toString()), form);
            return new Read(picture, HexFormat.of().formatHex(DataFile.sha256().digest(stored)), null);
        } catch (IOException e) {
            return new Read(null, "", file.unreadable(e));
        } catch (UserError e) {
            return new Read(null, "", e);
        }
    }

    /** Names of the sub-folders, in order; none if all images lie in the folder itself. */
    private List<String> classes(FileSet files) {
        TreeSet<String> names = new TreeSet<>(FileSet.BY_CODE_POINT);
        for (DataFile file : files.files()) {
            names.add(folder(files, file));
        }
        if (names.size() > 1 && names.contains("")) {
            throw new UserError(
                    path + " has images both in itself and in sub-folders, so that some would have no class",
                    "move them all to sub-folders, one a class, or all out of them");
        }
        names.remove("");
        return new ArrayList<>(names);
    }

    /** The sub-folder that a file lies in, or empty. */
    private static String folder(FileSet files, DataFile file) {
        String name = files.name(file);
        int end = name.indexOf('/');
        return end < 0 ? "" : name.substring(0, end);
    }
}
