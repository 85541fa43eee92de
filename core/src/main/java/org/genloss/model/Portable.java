package org.genloss.model;

import java.nio.file.Path;

/** A model that can be written in a form that other programs read, such as a model folder of Hugging Face. */
public interface Portable {

    /**
     * Writes it; the same model gives the same bytes.
     *
     * @param folder an empty folder
     * @throws org.genloss.spec.UserError if the folder cannot be written to
     */
    void write(Path folder);
}
