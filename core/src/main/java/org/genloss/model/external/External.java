package org.genloss.model.external;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/**
 * Any program that fits and samples, called by command line with files and a seed:
 *
 * <pre>
 * COMMAND fit    --train FILE --model DIR --seed N
 * COMMAND sample --model DIR --n N --out FILE --seed N
 * </pre>
 *
 * <p>{@code docs/external-learner.md} describes the files. The seed is a number in [0, 2^31), which every generator of
 * random numbers takes. Whatever the program leaves in DIR is the model. A program that does not end with exit code 0,
 * takes too long or writes what it should not is the user's mistake, told with the last lines it said.
 *
 * @param <S> anything
 */
@Doc("Any program that fits and samples, called by command line with files and a seed (docs/external-learner.md).")
public record External<S extends Sample<S>>(
        @Doc("The program and its first arguments, a list; a list of one text is split at spaces as a shell would.")
        List<String> command,

        @Doc("What training and sampled items are written in: jsonl (one object a line) or safetensors.")
        @Default("jsonl")
        Format format,

        @Doc("Seconds that one call may take, above 0; the program and all it started are then killed.") @Default("600")
        double timeout)
        implements Learner<S> {

    /** The languages of files. */
    public enum Format {
        /** One JSON object a line. */
        JSONL,
        /** Arrays, as NumPy and PyTorch read them. */
        SAFETENSORS;

        String extension() {
            return this == JSONL ? ".jsonl" : ".safetensors";
        }
    }

    /** Checks that there is a command and the time. */
    public External {
        command = command.size() == 1 ? Words.split(command.get(0)) : List.copyOf(command);
        Require.that(!command.isEmpty(), "command", "a program and its arguments", command);
        Require.positive("timeout", timeout);
    }

    /** The protocol has no form for images. */
    @Override
    public boolean learns(Class<?> sampleType) {
        return Sample.class.isAssignableFrom(sampleType) && sampleType != Images.class;
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Set.of();
    }

    @Override
    public boolean weighs() {
        return false;
    }

    /** Fits. After a failure the files stay where the message says, so that the call can be repeated by hand. */
    @Override
    public Model<S> fit(Dataset<S> training, Seed seed) {
        Folder folder = Folder.temporary();
        S items = training.items();
        Path train = folder.path("train" + format.extension());
        new Exchange<>(items, format).write(train);
        Path model = folder.make("model");
        program().run(List.of("fit", "--train", train.toString(), "--model", model.toString(), "--seed", number(seed)));
        if (Folder.isEmpty(model)) {
            throw new UserError(
                    program() + " fit wrote nothing into " + model,
                    "write what sampling needs into the folder after --model");
        }
        Folder.delete(train);
        return new ExternalModel<>(this, folder, items.select(new int[0]));
    }

    @Override
    public Model<S> load(Tensors state, S like) {
        Folder folder = Folder.temporary();
        try {
            Folder.unpack(state, folder.make("model"));
            return new ExternalModel<>(this, folder, like.select(new int[0]));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    Program program() {
        return new Program(command, Duration.ofNanos((long) (Math.min(timeout, 1e9) * 1e9)));
    }

    /** The upper 31 bits of a seed. */
    static String number(Seed seed) {
        return Long.toString(seed.value() >>> 33);
    }
}
