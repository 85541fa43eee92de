package org.genloss.data.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/** Pictures of one shape, brought to it where the spec asks for that. */
final class Album {

    private final Form form;
    private final List<Picture> pictures = new ArrayList<>();
    private String first;

    /**
     * What the pictures are to become.
     *
     * @param channels 1 or 3; 1 if all of them are grey and 3 otherwise where it is empty
     * @param height with {@code width}: what all of them are resized to
     */
    record Form(Optional<Integer> channels, Optional<Integer> height, Optional<Integer> width) {

        /** Checks the ranges. */
        Form {
            channels.ifPresent(c -> Require.that(c == 1 || c == 3, "channels", "1 or 3", c));
            height.ifPresent(h -> Require.atLeast("height", h, 1));
            width.ifPresent(w -> Require.atLeast("width", w, 1));
            Require.that(
                    height.isPresent() == width.isPresent(),
                    "height",
                    "given together with width, or left out with it",
                    height.isPresent() ? "given alone" : "left out");
        }
    }

    Album(Form form) {
        this.form = form;
    }

    /** The picture in the size that is asked for. */
    static Picture fitted(Picture picture, Form form) {
        return form.height.isPresent() ? picture.resized(form.height.get(), form.width.orElseThrow()) : picture;
    }

    /**
     * Adds a {@linkplain #fitted fitted} picture.
     *
     * @param name what to call it in a message
     * @throws UserError if its size is not that of the first one
     */
    void add(Picture picture, String name) {
        if (pictures.isEmpty()) {
            first = name;
        } else if (picture.height() != pictures.get(0).height()
                || picture.width() != pictures.get(0).width()) {
            throw new UserError(
                    "images of mixed sizes: " + first + " has " + size(pictures.get(0)) + ", but " + name + " has "
                            + size(picture),
                    "set height and width to resize all of them, or remove those of another size");
        }
        pictures.add(picture);
    }

    /**
     * All of them, one or more.
     *
     * @param labels one a picture, or none
     */
    Bitmaps bitmaps(int[] labels, List<String> classes) {
        int channels = form.channels.orElse(pictures.stream().allMatch(Picture::grey) ? 1 : 3);
        Picture one = pictures.get(0);
        return new Bitmaps(
                pictures.stream().map(picture -> picture.bytes(channels)).toList(),
                labels,
                new Images.Shape(channels, one.height(), one.width(), classes));
    }

    int size() {
        return pictures.size();
    }

    private static String size(Picture picture) {
        return picture.height() + " x " + picture.width() + " pixels (height x width)";
    }
}
