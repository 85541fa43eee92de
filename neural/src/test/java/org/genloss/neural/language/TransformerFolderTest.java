package org.genloss.neural.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Dataset;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Work;
import org.genloss.neural.transformer.ModelFolder;
import org.genloss.num.Seed;
import org.genloss.spec.InvalidSpec;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models written to folders, and fits that begin with them. */
class TransformerFolderTest {

    private static final Seed SEED = new Seed(20240724);
    private static final Dataset<Tokens> DATA = Dataset.of(Languages.text(16, 8, SEED), Dataset.REAL);

    @TempDir
    static Path folder;

    private static TransformerModel model;

    @BeforeAll
    static void write() {
        model = (TransformerModel) Languages.learner("epochs: 1", "context: 20").fit(DATA, SEED);
        model.write(folder);
    }

    private static Transformer from(Path folder, String... lines) {
        String[] more = Arrays.copyOf(lines, lines.length + 1);
        more[lines.length] = "weights: \"" + folder + "\"";
        return Languages.learner(more);
    }

    @Test
    void aFolderHoldsModelAndTokenizer() throws IOException {
        for (String file : List.of("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json")) {
            assertTrue(Files.size(folder.resolve(file)) > 0, file);
        }
        assertEquals(
                Languages.PIECES.tokenizer().orElseThrow().json(), Files.readString(folder.resolve("tokenizer.json")));
        String config = Files.readString(folder.resolve("tokenizer_config.json"));
        assertTrue(config.contains("\"eos_token\" : \"p29\""), config);
        assertTrue(config.contains("\"model_max_length\" : 20"), config);
    }

    /** A step of no length leaves the weights where they were. */
    @Test
    void aFitBeginsWithTheWeightsOfTheFolder() {
        Transformer learner = from(folder, "epochs: 1", "max_steps: 1", "warmup_steps: 5", "weight_decay: 0");
        Tensors fitted = learner.fit(DATA, SEED).state();
        for (String name : model.parameters().names()) {
            assertArrayEquals(
                    (float[]) model.parameters().get(name).data(),
                    (float[]) fitted.get(name).data(),
                    name);
        }
    }

    /** So that what the weights are worth before any fit is measured like all that follows. */
    @Test
    void withoutEpochsTheWeightsStayAsTheyAre() {
        Transformer learner = from(folder, "epochs: 0", "learning_rate: 0.1", "selection: best");
        Learner<Tokens> informed = new Informed(learner, Languages.text(4, 8, SEED.at("validation")));
        for (Model<Tokens> fitted : List.of(
                from(folder, "epochs: 0").fit(DATA, SEED),
                informed.fit(DATA, SEED),
                learner.fit(Optional.empty(), DATA, Optional.of(DATA.items()), SEED, Work.ALONE))) {
            for (String name : model.parameters().names()) {
                assertArrayEquals(
                        (float[]) model.parameters().get(name).data(),
                        (float[]) fitted.state().get(name).data(),
                        name);
            }
            assertEquals(List.of(), fitted.curves());
            assertEquals(Optional.empty(), fitted.collapse());
        }
        assertEquals(0, learner.seconds(DATA.items()).orElseThrow().applyAsDouble(1000));
    }

    @Test
    void withoutEpochsAFreshStartIsRefused() {
        for (String[] lines : new String[][] {{"epochs: 0"}, {"epochs: 0", "weights: here", "warm_start: true"}}) {
            InvalidSpec error = assertThrows(InvalidSpec.class, () -> Languages.learner(lines));
            assertTrue(error.getMessage().contains("epochs"), error.getMessage());
        }
    }

    @Test
    void everyGenerationBeginsWithThemAgain() {
        Transformer learner = from(folder, "epochs: 2", "learning_rate: 0.01");
        Model<Tokens> first = learner.fit(DATA, SEED);
        Model<Tokens> second = learner.refit(first, DATA, SEED);
        assertArrayEquals(first.curves().get(0).values(), second.curves().get(0).values());
    }

    @Test
    void anotherTokenizerIsRefused(@TempDir Path other) throws IOException {
        Files.copy(folder.resolve("config.json"), other.resolve("config.json"));
        Files.copy(folder.resolve("model.safetensors"), other.resolve("model.safetensors"));
        String json = Files.readString(folder.resolve("tokenizer.json")).replace("\"p7\":7", "\"q7\":7");
        Files.writeString(other.resolve("tokenizer.json"), json);
        UserError error = assertThrows(UserError.class, () -> from(other).fit(DATA, SEED));
        assertTrue(error.getMessage().contains("id 7 is 'q7' there and 'p7' here"), error.getMessage());
        assertTrue(error.getMessage().contains(other.toString()), error.getMessage());
    }

    @Test
    void weightsThatAreNoNumbersAreRefused(@TempDir Path other) {
        Tensors broken = new Tensors();
        String first = model.parameters().names().iterator().next();
        for (String name : model.parameters().names()) {
            float[] values = ((float[]) model.parameters().get(name).data()).clone();
            values[0] = name.equals(first) ? Float.NaN : values[0];
            broken.with(name, values, model.parameters().get(name).shape());
        }
        ModelFolder.write(other, model.network(), broken);
        UserError error = assertThrows(UserError.class, () -> from(other).fit(DATA, SEED));
        assertTrue(error.getMessage().contains(first + " has a NaN"), error.getMessage());
        assertTrue(error.getMessage().contains(other.toString()), error.getMessage());
    }

    /** Of a word-level source only its ids can be compared. */
    @Test
    void aVocabularyThatIsLargerThanTheEmbeddingIsRefused(@TempDir Path other) throws IOException {
        Files.copy(folder.resolve("config.json"), other.resolve("config.json"));
        Files.copy(folder.resolve("model.safetensors"), other.resolve("model.safetensors"));
        Vocabulary bytes = new Vocabulary(Vocabulary.Unit.BYTES, Collections.nCopies(256, "x"));
        Tokens text = Languages.of(bytes, List.of(new int[] {1, 2, 3}));
        UserError error = assertThrows(UserError.class, () -> from(other).fit(Dataset.of(text, Dataset.REAL), SEED));
        assertTrue(
                error.getMessage().contains("257 types") && error.getMessage().contains("30"), error.getMessage());
    }

    /** The embedding has rows that are no pieces of the source: they are never written, however probable. */
    @Test
    void idsThatAreNoPiecesAreNotWritten(@TempDir Path other) {
        Tensors parameters = new Tensors().withAll(model.parameters());
        String name = "model.decoder.embed_tokens.weight";
        float[] embedding = ((float[]) parameters.get(name).data()).clone();
        for (int i = 20 * 32; i < embedding.length; i++) {
            embedding[i] *= 50;
        }
        parameters.with(name, embedding, 30, 32);
        ModelFolder.write(other, model.network(), parameters);
        List<String> types = IntStream.range(0, 19).mapToObj(i -> "p" + i).toList();
        Vocabulary fewer = new Vocabulary(Vocabulary.Unit.WORDS, types);
        Tokens text = Languages.of(fewer, List.of(new int[] {1, 2, 3}, new int[] {4, 5, 6}));
        Model<Tokens> fitted =
                from(other, "max_steps: 1", "learning_rate: 0.000001").fit(Dataset.of(text, 0), SEED);
        Decoding eight =
                new Decoding(1, 0, 1, 0, 1, false, 1, 1, Decoding.EarlyStopping.FALSE, 1, 0, 0, Optional.of(8), 1, 1);
        Tokens written = ((TransformerModel) fitted).continued(text, eight, SEED, Work.ALONE);
        assertEquals(16, written.tokens().length);
        assertTrue(Arrays.stream(written.tokens()).allMatch(id -> id < 20));
        // the token that begins texts of these weights is no piece
        UserError error = assertThrows(UserError.class, () -> fitted.sample(1, eight, SEED));
        assertTrue(error.getMessage().contains("nothing to begin with"), error.getMessage());
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        UserError error = assertThrows(
                UserError.class, () -> from(folder.resolve("nowhere")).fit(DATA, SEED));
        assertTrue(error.getMessage().contains("nowhere"), error.getMessage());
    }
}
