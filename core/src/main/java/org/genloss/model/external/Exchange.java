package org.genloss.model.external;

import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.data.Points;
import org.genloss.data.SafeTensors;
import org.genloss.data.Sample;
import org.genloss.data.Symbols;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.num.Decimal;
import org.genloss.spec.UserError;

/**
 * Items in a file that another program reads or wrote.
 *
 * @param items the items to write, or any sample of the shape to read
 * @param format the language of the file
 */
record Exchange<S extends Sample<S>>(S items, External.Format format) {

    /** Writes the items. */
    void write(Path file) {
        if (format == External.Format.SAFETENSORS) {
            SafeTensors.write(file, items.toTensors());
        } else {
            JsonLines.of(items).write(file);
        }
    }

    /**
     * Reads items of this shape.
     *
     * @param program who should have written them, for messages
     * @throws UserError if the file is missing or holds anything else
     */
    S read(Path file, String program) {
        if (!Files.exists(file)) {
            throw new UserError(
                    program + " sample ended well, but wrote no file " + file,
                    "write the items to the path after --out");
        }
        Tensors tensors = format == External.Format.SAFETENSORS
                ? SafeTensors.read(file)
                : JsonLines.of(items).read(file);
        return items.fromTensors(checked(tensors, file));
    }

    private Tensors checked(Tensors found, Path file) {
        if (items instanceof Points points) {
            return new Tensors().with("points", points(found, points, file), -1, points.dimension());
        } else if (items instanceof Symbols symbols) {
            return new Tensors().with("symbols", ids(found, "symbols", symbols.alphabet(), file), -1);
        } else if (items instanceof Tokens tokens) {
            int[] ids = ids(found, "tokens", tokens.vocabulary().size(), file);
            return new Tensors().with("tokens", ids, ids.length).with("offsets", offsets(found, ids.length, file), -1);
        }
        return found;
    }

    private static double[] points(Tensors found, Points like, Path file) {
        Tensors.Tensor tensor = tensor(found, "points", file);
        int d = like.dimension();
        if (tensor.shape().length != 2 || tensor.shape()[1] != d) {
            throw wrong(file, "points", "must have the shape n x " + d);
        }
        double[] values = doubles(tensor.data(), file);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw wrong(
                        file,
                        like.columns().get(i % d) + " of item " + i / d,
                        "must be a finite number, but is " + Decimal.of(values[i]));
            }
        }
        return values;
    }

    private static double[] doubles(Object data, Path file) {
        if (data instanceof double[] values) {
            return values;
        } else if (data instanceof float[] singles) {
            double[] values = new double[singles.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = singles[i];
            }
            return values;
        }
        throw wrong(file, "points", "must be F64 or F32");
    }

    /** Integers in [0, limit). */
    private static int[] ids(Tensors found, String name, int limit, Path file) {
        long[] values = longs(tensor(found, name, file).data(), name, file);
        int[] ids = new int[values.length];
        for (int i = 0; i < ids.length; i++) {
            if (values[i] < 0 || values[i] >= limit) {
                throw wrong(file, name, "must be from 0 to " + (limit - 1) + ", but one is " + values[i]);
            }
            ids[i] = (int) values[i];
        }
        return ids;
    }

    private static int[] offsets(Tensors found, int tokens, Path file) {
        int[] offsets = ids(found, "offsets", Integer.MAX_VALUE, file);
        boolean whole = offsets.length > 0 && offsets[0] == 0 && offsets[offsets.length - 1] == tokens;
        for (int i = 1; whole && i < offsets.length; i++) {
            whole = offsets[i] >= offsets[i - 1];
        }
        if (!whole) {
            throw wrong(file, "offsets", "must ascend from 0 to the number of tokens, " + tokens);
        }
        return offsets;
    }

    private static long[] longs(Object data, String name, Path file) {
        if (data instanceof long[] values) {
            return values;
        } else if (data instanceof int[] values) {
            long[] wide = new long[values.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = values[i];
            }
            return wide;
        }
        throw wrong(file, name, "must be I32 or I64");
    }

    private static Tensors.Tensor tensor(Tensors found, String name, Path file) {
        if (!found.has(name)) {
            throw wrong(file, name, "must be among the tensors, which are " + found.names());
        }
        return found.get(name);
    }

    private static UserError wrong(Path file, String what, String condition) {
        return new UserError(
                "what the external program wrote cannot be used: " + file + ": " + what + " " + condition,
                "put the program right; docs/external-learner.md describes the file");
    }
}
