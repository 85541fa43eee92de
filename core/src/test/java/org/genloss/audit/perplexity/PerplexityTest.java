package org.genloss.audit.perplexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.audit.Block;
import org.genloss.audit.Blocks;
import org.genloss.audit.FoldHistogram;
import org.genloss.audit.Folds;
import org.genloss.audit.Measured;
import org.genloss.audit.Uncertainty;
import org.genloss.audit.share.Ghostwriter;
import org.genloss.model.Decoding;
import org.genloss.model.ngram.NGram;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class PerplexityTest {

    private static final NGram LEARNER = new NGram(2, NGram.Smoothing.KNESER_NEY, 1000);
    private static final NGram WORDS = new NGram(1, NGram.Smoothing.MAXIMUM_LIKELIHOOD, 1000);

    private static Block block(String text) {
        return new Blocks(false).of(text, "test", 1).get(0);
    }

    private static ReferenceText text(String... documents) {
        ReferenceText text = new ReferenceText(false);
        for (String document : documents) {
            text.add(block(document));
        }
        return text;
    }

    /** By hand: of 12 events 4 are "aa", 2 "bb", 2 words that occur once and so are unknown, and 4 ends. */
    @Test
    void logPerplexityIsTheMeanSurpriseOfWordsAndEnds() {
        FrozenModel model = FrozenModel.fit(text("aa bb. aa, bb? aa xx. aa - yy!"), WORDS, new Seed(1));
        assertEquals(2, model.size());
        double expected = -(FastMath.log(4 / 12.0) + FastMath.log(2 / 12.0) + FastMath.log(4 / 12.0)) / 3;
        assertEquals(expected, model.logPerplexity(block("aa bb.")), 1e-14);
        assertEquals(expected, model.logPerplexity(block("aa zebra.")), 1e-14);
        assertEquals(expected, model.logPerplexity(block("aa, \"bb\"! aa bb")), 1e-14);
        assertTrue(Double.isNaN(model.logPerplexity(block("... !"))));
    }

    @Test
    void aFileGivesTheSameModel() {
        FrozenModel written = FrozenModel.fit(
                text("the cat sat on the mat. the dog sat on the cat.", "the cat ran. a dog ran on the mat."),
                LEARNER,
                new Seed(1));
        byte[] bytes = written.toBytes();
        FrozenModel read = FrozenModel.fromBytes(bytes, LEARNER, "m");
        Block probe = block("the dog sat on a mat. a bird ran.");
        assertEquals(written.logPerplexity(probe), read.logPerplexity(probe));
        assertEquals(written.sha256(), read.sha256());
        bytes[bytes.length / 2] ^= 1;
        assertThrows(UserError.class, () -> FrozenModel.fromBytes(bytes, LEARNER, "m"));
        UserError other = assertThrows(UserError.class, () -> FrozenModel.fromBytes(written.toBytes(), WORDS, "m"));
        assertTrue(other.getMessage().startsWith("m was fitted by NGram[order=2"), other.getMessage());
        assertThrows(UserError.class, () -> FrozenModel.fit(text("no word twice here."), LEARNER, new Seed(1)));
    }

    @Test
    void aModelWritesTextThatItFindsEasy() {
        FrozenModel model = FrozenModel.fit(
                text("the cat sat on the mat. the dog sat on the cat.", "the cat ran. a dog ran on the mat."),
                LEARNER,
                new Seed(1));
        List<String> documents = new ArrayList<>();
        Ghostwriter.write(model.model(), 3, Decoding.PLAIN, new Seed(2), documents::add);
        assertEquals(3, documents.size());
        assertEquals(3, documents.stream().distinct().count());
        assertTrue(model.logPerplexity(block(documents.get(0)))
                < model.logPerplexity(block("mat dog on on ran sat cat. a the a")));
    }

    /** Log-perplexities normal about a mean, with sd 0.3, by 2,000 blocks. */
    private static PerplexityPart part(String name, double mean) {
        UniformRandomProvider random = new Seed(9).at(name).stream();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        PerplexityPart part = new PerplexityPart(1, new FoldHistogram(PerplexityPart.BINS));
        for (int b = 0; b < 2000; b++) {
            part.add(random.nextInt(Folds.COUNT), PerplexityPart.bin(mean + 0.3 * normal.sample()));
        }
        return part;
    }

    /** Seed 9; intervals are widened to 2.5 times their half width: the chance of a false alarm of each check is about 1e-5. */
    @Test
    void sharesBeyondTheReferencesTailsAreFound() {
        PerplexityPart reference = part("reference", 5);
        List<Measured> same = PerplexityMeasures.of(part("same", 5), Optional.of(reference));
        assertEquals(
                List.of("log-perplexity", "median-log-perplexity", "too-easy-share", "too-hard-share"),
                same.stream().map(Measured::measure).toList());
        near(5, same.get(0));
        near(5, same.get(1));
        near(0.1, same.get(2));
        near(0.01, same.get(3));
        // 0.3 nats are one standard deviation: Phi(-1.2816 + 1) = 0.3891, 1 - Phi(2.3263 + 1) = 0.00044
        List<Measured> easier = PerplexityMeasures.of(part("easier", 4.7), Optional.of(reference));
        near(0.3891, easier.get(2));
        near(0.00044, easier.get(3));
        assertEquals(2, PerplexityMeasures.of(reference, Optional.empty()).size());
    }

    private static void near(double expected, Measured measured) {
        double half = measured.high() - measured.value();
        assertEquals(expected, measured.value(), 2.5 * half, measured.toString());
        assertTrue(measured.low() <= measured.value()
                && half < 0.1
                && measured.unknown().isEmpty());
    }

    /** Of 2,000 blocks 0 are beyond: the exact upper limit is 1 - 0.025^(1/2000) = 0.001843. */
    @Test
    void anEmptyTailHasAnIntervalAllTheSame() {
        Measured none = PerplexityMeasures.of(part("far", 9), Optional.of(part("reference", 5)))
                .get(2);
        assertEquals(0, none.value());
        assertEquals(0, none.low());
        assertEquals(0.001843, none.high(), 1e-6);
    }

    @Test
    void quantilesAndSharesAreEachOthersInverse() {
        double[] counts = part("x", 5).blocks().all();
        for (double level : new double[] {0.001, 0.1, 0.5, 0.99}) {
            double quantile = PerplexityMeasures.quantile(counts, level);
            assertEquals(level, PerplexityMeasures.beyond(counts, quantile, true), 1e-9);
            assertEquals(1 - level, PerplexityMeasures.beyond(counts, quantile, false), 1e-9);
        }
    }

    @Test
    void fewBlocksGiveNoNumber() {
        PerplexityPart few = new PerplexityPart(1, new FoldHistogram(PerplexityPart.BINS));
        few.add(1, 200);
        Measured measured = PerplexityMeasures.of(few, Optional.empty()).get(0);
        assertTrue(Double.isNaN(measured.value()));
        assertEquals(
                Optional.of("the group has too few blocks of text for an error: they fill fewer than 5 folds"),
                measured.unknown());
    }

    @Test
    void partsAreReadAsTheyWereWrittenAndNothingElseIs() throws IOException {
        FrozenModel model = FrozenModel.fit(text("aa bb. aa bb."), LEARNER, new Seed(1));
        PerplexityObserver observer = new PerplexityObserver(model);
        PerplexityPart part = observer.none();
        observer.observe(block("aa bb. bb aa.")).accept(part);
        observer.observe(block("...")).accept(part);
        byte[] bytes = bytes(part.merge(part("x", 5)));
        PerplexityPart read = PerplexityObserver.reader().read(in(bytes));
        assertEquals(2001, read.blocks().size());
        byte[] otherBins = bytes.clone();
        otherBins[4]++;
        assertThrows(IOException.class, () -> observer.read(in(otherBins)));
        byte[] noRate = bytes.clone();
        noRate[3] = 0;
        assertThrows(IOException.class, () -> observer.read(in(noRate)));
        PerplexityPart sampled = new PerplexityObserver(model, 4).none();
        assertThrows(UserError.class, () -> read.merge(sampled));
    }

    private static byte[] bytes(PerplexityPart part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        part.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** 4,000 fixed texts: a share is within 4 standard errors but once in 16,000. */
    @Test
    void aSampleOfBlocksIsAskedAboutInEveryFold() {
        FrozenModel model = FrozenModel.fit(text("aa bb. aa bb."), LEARNER, new Seed(1));
        PerplexityObserver observer = new PerplexityObserver(model, 4);
        PerplexityPart part = observer.none();
        for (int i = 0; i < 4000; i++) {
            observer.observe(block("document " + i)).accept(part);
        }
        assertEquals(1000, part.blocks().size(), 4 * Math.sqrt(4000 * 0.25 * 0.75));
        assertTrue(Uncertainty.effectiveFolds(part.blocks()) > 18);
        assertEquals(
                "one block in 4, in bins of 0.02 nats",
                PerplexityMeasures.of(part, Optional.empty()).get(0).basis());
    }
}
