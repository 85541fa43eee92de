package org.genloss.metric.text;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Tokens;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** How predictable a text has become to a compressor: cheap, needs no reference, and moves early. */
@Doc(
        value =
                "Bytes of a fixed length of drawn text (UTF-8, a line feed after every sequence) over its bytes after zstd"
                        + " 1.5.7 at one level: 1 or more, higher is more repetitive; NaN where less was drawn. Standard error by"
                        + " delete-a-group jackknife over sequences.",
        source = "Shaib et al. 2024 (compression ratio as diversity)")
public record CompressionRatio(
        @Doc("zstd level, 1 to 19.") @Default("3") int level,

        @Doc("How many bytes are read of every generation; if left out, half of the held-out mean length of a sequence"
                + " times the number of sequences drawn, at most 131072.")
        Optional<Integer> bytes)
        implements TokensMetric {

    private static final int LONGEST = 131_072;

    /** Checks the parameters. */
    public CompressionRatio {
        Require.that(level >= 1 && level <= 19, "level", "from 1 to 19", level);
        bytes.ifPresent(length -> Require.atLeast("bytes", length, 1));
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        int length = bytes.orElseGet(() -> expected(reference));
        String name = "compression_ratio[bytes=" + length + "]";
        return (at, seed) -> List.of(measure(name, at.drawn(), length));
    }

    private static int expected(Reference<Tokens> reference) {
        Tokens heldOut = reference.heldOut();
        long all = 0;
        for (int s = 0; s < heldOut.size(); s++) {
            all += line(heldOut, s).length;
        }
        double half = (double) all / heldOut.size() * reference.draws() / 2;
        return Math.max(1, (int) Math.min(LONGEST, half));
    }

    private Reading measure(String name, Tokens drawn, int length) {
        List<byte[]> lines = new ArrayList<>();
        int filled = 0;
        for (int s = 0; s < drawn.size() && filled < length; s++) {
            byte[] line = line(drawn, s);
            byte[] cut = Arrays.copyOf(line, Math.min(line.length, length - filled));
            lines.add(cut);
            filled += cut.length;
        }
        if (filled < length) {
            return Reading.of(name, Double.NaN, "ratio");
        }
        double[] leftOut = new double[Math.min(Jackknife.GROUPS, lines.size())];
        for (int g = 0; g < leftOut.length; g++) {
            leftOut[g] = ratio(lines, g, leftOut.length);
        }
        return Reading.of(name, ratio(lines, -1, 1), "ratio").withError(Jackknife.standardError(leftOut));
    }

    /** The ratio for all lines but those of one group. */
    private double ratio(List<byte[]> lines, int leftOut, int groups) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int s = 0; s < lines.size(); s++) {
            if (s % groups != leftOut) {
                text.writeBytes(lines.get(s));
            }
        }
        return (double) text.size() / Zstd.compress(text.toByteArray(), level).length;
    }

    private static byte[] line(Tokens text, int sequence) {
        return (text.text(sequence) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
