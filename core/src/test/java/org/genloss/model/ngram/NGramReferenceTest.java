package org.genloss.model.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Dataset;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.DecodedProbabilities;
import org.genloss.model.Decoding;
import org.genloss.num.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast model against {@link PlainNGram}, to 1e-12, for every order, smoothing and kind of sequence. */
class NGramReferenceTest {

    private static final Seed SEED = new Seed(1999);
    private static final String ALL = """
            1, KNESER_NEY, true,  4
            2, KNESER_NEY, true,  4
            3, KNESER_NEY, true,  4
            4, KNESER_NEY, true,  4
            5, KNESER_NEY, true,  4
            2, KNESER_NEY, true, 40
            3, KNESER_NEY, true, 40
            1, KNESER_NEY, false, 6
            3, KNESER_NEY, false, 6
            5, KNESER_NEY, false, 6
            1, MAXIMUM_LIKELIHOOD, true,  4
            2, MAXIMUM_LIKELIHOOD, true,  4
            3, MAXIMUM_LIKELIHOOD, true,  4
            4, MAXIMUM_LIKELIHOOD, true,  4
            5, MAXIMUM_LIKELIHOOD, true,  4
            3, MAXIMUM_LIKELIHOOD, true, 40
            1, MAXIMUM_LIKELIHOOD, false, 6
            3, MAXIMUM_LIKELIHOOD, false, 6
            5, MAXIMUM_LIKELIHOOD, false, 6
            """;

    private static NGramModel fit(Tokens text, int order, NGram.Smoothing smoothing) {
        return (NGramModel) new NGram(order, smoothing, 1000).fit(Dataset.of(text, 0), SEED);
    }

    private static PlainNGram plain(Tokens text, int order, NGram.Smoothing smoothing) {
        int outcomes = text.vocabulary().size() + (text.closed() ? 1 : 0);
        return new PlainNGram(Texts.marked(text), order, smoothing == NGram.Smoothing.KNESER_NEY, outcomes);
    }

    @ParameterizedTest
    @CsvSource(textBlock = ALL)
    void scoresEveryTokenAsTheReference(int order, NGram.Smoothing smoothing, boolean closed, int types) {
        Tokens text = Texts.random(60, 12, types, closed, SEED.at("train"));
        Tokens other = Texts.random(30, 12, types, closed, SEED.at("test"));
        NGramModel model = fit(text, order, smoothing);
        PlainNGram plain = plain(text, order, smoothing);
        for (Tokens scored : List.of(text, other)) {
            List<Double> expected = new ArrayList<>();
            for (List<String> sentence : Texts.marked(scored)) {
                for (int i = 1; i < sentence.size(); i++) {
                    expected.add(StrictMath.log(plain.probability(sentence.subList(0, i), sentence.get(i))));
                }
            }
            double[] logs = expected.stream().mapToDouble(Double::doubleValue).toArray();
            assertArrayEquals(logs, model.tokenLogProbabilities(scored), 1e-12);
            assertEquals(
                    Arrays.stream(logs).sum(),
                    Arrays.stream(model.logDensity(scored)).sum(),
                    1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = ALL)
    void everyContextHasADistribution(int order, NGram.Smoothing smoothing, boolean closed, int types) {
        Tokens text = Texts.random(60, 12, types, closed, SEED.at("train"));
        NGramModel model = fit(text, order, smoothing);
        PlainNGram plain = plain(text, order, smoothing);
        Vocabulary vocabulary = text.vocabulary();
        for (int[] history : histories(text)) {
            double[] p = model.nextProbabilities(history);
            assertEquals(1, Arrays.stream(p).sum(), 1e-12);
            List<String> words = new ArrayList<>(List.of("<s>"));
            Arrays.stream(history).mapToObj(vocabulary::type).forEach(words::add);
            for (int id = 0; id < p.length; id++) {
                String word = id == vocabulary.size() ? "</s>" : vocabulary.type(id);
                assertEquals(plain.probability(words, word), p[id], 1e-12);
            }
        }
    }

    /** Temperature, top-k, top-p and all together, formed from parts, against the whole vector decoded. */
    @ParameterizedTest
    @CsvSource(textBlock = ALL)
    void decodesAsIfItFormedTheWholeVector(int order, NGram.Smoothing smoothing, boolean closed, int types) {
        Tokens text = Texts.random(60, 12, types, closed, SEED.at("train"));
        NGramModel model = fit(text, order, smoothing);
        List<Decoding> decodings = List.of(
                new Decoding(0.7, 0, 1, false, 1),
                new Decoding(1.6, 0, 1, false, 1),
                new Decoding(0.002, 0, 1, false, 1),
                new Decoding(1, 1, 1, false, 1),
                new Decoding(1, 3, 1, false, 1),
                new Decoding(1, 1000, 1, false, 1),
                new Decoding(1, 0, 0.3, false, 1),
                new Decoding(1, 0, 0.9, false, 1),
                new Decoding(1.3, 3, 0.8, false, 1),
                new Decoding(0.6, 0, 0.95, false, 1),
                new Decoding(0.002, 0, 0.999, false, 1),
                new Decoding(1, 0, 0.9999, false, 1),
                new Decoding(1, 0, 1e-6, false, 1),
                new Decoding(1, 0, 1, true, 1));
        for (Decoding decoding : decodings) {
            NextWord.Decoder decoder = model.decoder(decoding);
            for (int[] history : histories(text)) {
                double[] expected = DecodedProbabilities.decode(model.nextProbabilities(history), decoding);
                DecodedWord decoded = decoder.after(model.context(history));
                assertArrayEquals(expected, spread(decoded, decoder.common(), expected.length), 1e-12);
            }
        }
    }

    /** The decoded law as a vector over all outcomes. */
    private static double[] spread(DecodedWord decoded, Ranking common, int outcomes) {
        double[] p = new double[outcomes];
        if (decoded.rest() > 0) {
            double sum = 0;
            for (int j = 0; j < decoded.reach(); j++) {
                int id = common.ids()[j];
                if (Arrays.binarySearch(decoded.ids(), id) < 0) {
                    p[id] = common.weights()[id];
                    sum += p[id];
                }
            }
            for (int id = 0; id < outcomes; id++) {
                p[id] = p[id] / sum * decoded.rest() / decoded.total();
            }
        }
        for (int i = 0; i < decoded.ids().length; i++) {
            double weight = decoded.sums()[i] - (i == 0 ? 0 : decoded.sums()[i - 1]);
            p[decoded.ids()[i]] = weight / decoded.total();
        }
        return p;
    }

    /** What stands before some tokens of the text, and a few histories it does not contain. */
    private static List<int[]> histories(Tokens text) {
        List<int[]> histories = new ArrayList<>(List.of(new int[] {}, new int[] {2, 2, 2, 2}, new int[] {
            text.vocabulary().unknown()
        }));
        for (int i = 0; i < 8; i++) {
            int from = text.offsets()[i];
            for (int to = from; to <= text.offsets()[i + 1]; to += 3) {
                histories.add(Arrays.copyOfRange(text.tokens(), from, to));
            }
        }
        return histories;
    }
}
