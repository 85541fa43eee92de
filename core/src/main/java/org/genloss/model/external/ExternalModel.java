package org.genloss.model.external;

import java.nio.file.Path;
import java.util.List;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/** What an external program left in its model folder. Closing it deletes the folder. */
final class ExternalModel<S extends Sample<S>> implements Model<S> {

    private final External<S> learner;
    private final Folder folder;
    private final S like;

    /** @param like an empty sample of the shape the model was fitted to */
    ExternalModel(External<S> learner, Folder folder, S like) {
        this.learner = learner;
        this.folder = folder;
        this.like = like;
    }

    /** The temporary folder that holds the model. */
    Path folder() {
        return folder.root();
    }

    private Path model() {
        return folder.path("model");
    }

    @Override
    public S sample(int n, Decoding decoding, Seed seed) {
        try (Folder work = Folder.temporary()) {
            Path out = work.path("sample" + learner.format().extension());
            Program program = learner.program();
            program.run(List.of(
                    "sample",
                    "--model",
                    model().toString(),
                    "--n",
                    Integer.toString(n),
                    "--out",
                    out.toString(),
                    "--seed",
                    External.number(seed)));
            S drawn = new Exchange<>(like, learner.format()).read(out, program.toString());
            if (drawn.size() != n) {
                throw new UserError(
                        program + " sample was asked for " + n + " items, but wrote " + drawn.size() + " into " + out,
                        "write exactly as many items as --n says");
            }
            return drawn;
        }
    }

    @Override
    public Tensors state() {
        return Folder.pack(model());
    }

    @Override
    public void close() {
        folder.close();
    }
}
