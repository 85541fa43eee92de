package org.genloss.audit;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/**
 * How much zstd saves on blocks, each compressed alone at level 3, so that nothing depends on what stands beside it.
 *
 * @param rate share of blocks that are compressed, in (0, 1], chosen by their hash; 0 for a {@link #reader}
 */
public record CompressionObserver(double rate) implements Observer<Compression> {

    /** Name of the part. */
    public static final String NAME = "compression";

    private static final int LEVEL = 3;

    /** A compressor for each thread: making one costs as much as compressing a block. */
    private static final ThreadLocal<ZstdCompressCtx> COMPRESSORS =
            ThreadLocal.withInitial(() -> new ZstdCompressCtx().setLevel(LEVEL));

    /** Checks the rate. */
    public CompressionObserver {
        Require.that(rate >= 0 && rate <= 1, "rate", "from 0 to 1", rate);
    }

    /** Reads parts of any rate, and observes nothing. */
    public static CompressionObserver reader() {
        return new CompressionObserver(0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Compression none() {
        return new Compression(rate);
    }

    @Override
    public Consumer<Compression> observe(Block block) {
        if (Hashes.share(block.hash()) >= rate) {
            return part -> {};
        }
        byte[] bytes = block.text().getBytes(StandardCharsets.UTF_8);
        int compressed = COMPRESSORS.get().compress(bytes).length;
        int fold = block.fold();
        return part -> part.add(fold, bytes.length, compressed);
    }

    @Override
    public Compression read(DataInput in) throws IOException {
        Compression part = Compression.read(in);
        if (rate != 0 && part.rate() != rate) {
            throw new UserError(
                    "the profile compressed a share of " + part.rate() + " of its blocks, not " + rate,
                    "give the same --sample as then, or begin anew");
        }
        return part;
    }
}
