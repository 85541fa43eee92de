package org.genloss.report.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.ledger.Disk;
import org.genloss.report.Template;

/**
 * One page of all checks that opens without a network: how many hold, every number beside what it should be, and our
 * picture of each figure. A pure function of the claims: the same claims give the same bytes.
 */
public final class Gallery {

    private static final List<String> SCRIPTS =
            Stream.concat(Charts.SCRIPTS.stream(), Stream.of("frame.js")).toList();

    private Gallery() {}

    /**
     * Writes the page.
     *
     * @param claims one or more, in the order in which they are told; ids differ
     * @param out the file; replaced whole, so that no reader ever sees half of it
     * @throws org.genloss.spec.UserError if the file cannot be written
     */
    public static void write(List<Claim> claims, Path out) {
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("claims must be one or more, but there are none");
        }
        Disk.replace(out.toAbsolutePath(), page(claims));
    }

    static String page(List<Claim> claims) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", "Known answers and figures");
        parts.put("opening", Summary.of(claims));
        parts.put("legend", Plates.LEGEND);
        parts.put("switches", "");
        parts.put("panels", Summary.table(claims) + Plates.of(claims));
        parts.put("closing", Summary.checks(claims));
        try {
            return Template.page(parts, PlateData.of(claims), SCRIPTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
