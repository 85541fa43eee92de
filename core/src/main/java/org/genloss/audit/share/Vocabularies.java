package org.genloss.audit.share;

import org.genloss.audit.Block;
import org.genloss.audit.HashIndex;
import org.genloss.audit.ReferenceFile;
import org.genloss.data.Tensors;
import org.hipparchus.util.FastMath;

/**
 * The two reference vocabularies of Liang et al. (2024): p, the share of human reference sentences in which a word occurs (not
 * how often), and q, that of synthetic ones, for all words with at least {@value #LEAST_HUMAN} human and {@value
 * #LEAST_SYNTHETIC} synthetic sentences. A sentence x, which either contains a word or does not, has the log-likelihood ratio
 *
 * <pre>
 * r(x) = log Q(x) - log P(x) = base + sum over its different words t of w_t,
 * w_t = logit q_t - logit p_t,   base = sum over all words of log(1 - q_t) - log(1 - p_t)
 * </pre>
 *
 * <p>in nats: one look-up and one addition a word. Immutable, shared between threads.
 */
public final class Vocabularies {

    /** A word in fewer human sentences is left out. */
    public static final int LEAST_HUMAN = 5;

    /** A word in fewer synthetic sentences is left out. */
    public static final int LEAST_SYNTHETIC = 3;

    private static final String KIND = "vocabularies of the synthetic share";
    private static final int VERSION = 1;

    private final long[] hashes;
    private final int[] human;
    private final int[] synthetic;
    private final long humanSentences;
    private final long syntheticSentences;
    private final int forgotten;
    private final boolean lowercase;
    private final HashIndex index = new HashIndex();
    private final double[] weights;
    private final double base;

    /** Of words in the order of their hashes, each in at least one sentence of both texts and not in all of either. */
    Vocabularies(
            long[] hashes,
            int[] human,
            int[] synthetic,
            long humanSentences,
            long syntheticSentences,
            int forgotten,
            boolean lowercase) {
        this.hashes = hashes;
        this.human = human;
        this.synthetic = synthetic;
        this.humanSentences = humanSentences;
        this.syntheticSentences = syntheticSentences;
        this.forgotten = forgotten;
        this.lowercase = lowercase;
        this.weights = new double[hashes.length];
        double sum = 0;
        for (int t = 0; t < hashes.length; t++) {
            index.add(hashes[t]);
            double without = FastMath.log((double) (syntheticSentences - synthetic[t]) / syntheticSentences)
                    - FastMath.log((double) (humanSentences - human[t]) / humanSentences);
            double with = FastMath.log((double) synthetic[t] / syntheticSentences)
                    - FastMath.log((double) human[t] / humanSentences);
            weights[t] = with - without;
            sum += without;
        }
        this.base = sum;
    }

    /** How many words they have in common. */
    public int size() {
        return hashes.length;
    }

    /** How many human sentences they were counted in. */
    public long humanSentences() {
        return humanSentences;
    }

    /** How many synthetic sentences they were counted in. */
    public long syntheticSentences() {
        return syntheticSentences;
    }

    /** By how many sentences a word's counts may be too small, because rare words had to be forgotten; 0 if exact. */
    public int forgotten() {
        return forgotten;
    }

    /** Whether its words are in lower case, as those of a profile must be then. */
    public boolean lowercase() {
        return lowercase;
    }

    /**
     * The log-likelihood ratio of a sentence, in nats: above 0 if it is likelier as synthetic text.
     *
     * @param scratch as long as the sentence, overwritten
     */
    double ratio(Block block, int from, int to, int[] scratch) {
        int known = 0;
        for (int i = from; i < to; i++) {
            int word = index.number(block.hashes()[i]);
            if (word >= 0) {
                scratch[known++] = word;
            }
        }
        int distinct = VocabularyCounts.sortDistinct(scratch, known);
        double ratio = base;
        for (int i = 0; i < distinct; i++) {
            ratio += weights[scratch[i]];
        }
        return ratio;
    }

    /** Everything, with version and checksum. */
    public byte[] toBytes() {
        return ReferenceFile.toBytes(
                KIND,
                VERSION,
                new Tensors()
                        .with(
                                "sentences",
                                new long[] {humanSentences, syntheticSentences, forgotten, lowercase ? 1 : 0},
                                4)
                        .with("hashes", hashes, hashes.length)
                        .with("human", human, human.length)
                        .with("synthetic", synthetic, synthetic.length));
    }

    /**
     * What {@link #toBytes} gave.
     *
     * @param name what the bytes are, for messages
     * @throws org.genloss.spec.UserError if they are truncated, damaged, something else or of another version
     */
    public static Vocabularies fromBytes(byte[] bytes, String name) {
        Tensors read = ReferenceFile.fromBytes(bytes, KIND, VERSION, name);
        long[] sentences = read.longs("sentences");
        return new Vocabularies(
                read.longs("hashes"),
                read.ints("human"),
                read.ints("synthetic"),
                sentences[0],
                sentences[1],
                (int) sentences[2],
                sentences[3] == 1);
    }

    /** SHA-256 of the file, for {@link org.genloss.audit.Settings#references()}. */
    public String sha256() {
        return ReferenceFile.sha256(toBytes());
    }
}
