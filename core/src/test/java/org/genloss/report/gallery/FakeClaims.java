package org.genloss.report.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.report.Pixels;
import org.genloss.report.gallery.Picture.Axis;
import org.genloss.report.gallery.Picture.Chart;
import org.genloss.report.gallery.Picture.Series;

/** Claims of every status with charts of every kind, some of whose text would be markup if it were let out. */
public final class FakeClaims {

    private static final double[] NONE = {};

    private FakeClaims() {}

    /** Three that hold, one that fails, one that was not run; three pictures, one of them with images. */
    public static List<Claim> all() {
        return List.of(
                new Claim(
                        "K1",
                        "The risk grows in proportion to t / n.",
                        "Shumailov et al. 2024",
                        "n = 100",
                        "pass",
                        "",
                        1.5,
                        List.of(new Claim.Row("t = 10", "exact", 0.1499, 0.15012, 4e-4, 1.6e-3, "4 SE", true)),
                        Optional.empty()),
                new Claim(
                        "fig4",
                        "Small samples drift.</script><script>window.broken = 1</script>",
                        "arXiv v3, figure 4",
                        "<img src=x onerror=\"window.broken=1\">",
                        "fail",
                        "As the text says: n - 1; as the released code does: n. {{data}}",
                        12,
                        List.of(
                                new Claim.Row("M = 100", "exact", 1, 0.98, Double.NaN, 0.1, "10 %", true),
                                new Claim.Row("M = 1000", "published", 1e-7, 3, 0.01, 0.04, "4 SE", false)),
                        Optional.of(new Picture(
                                "Figure 4: recursive fitting",
                                "Lines are single runs.",
                                List.of(walk("As the text says"), bars())))),
                new Claim(
                        "fig7",
                        "The cloud shrinks.",
                        "arXiv v3, figure 7",
                        "1,000 points",
                        "pass",
                        "",
                        3,
                        List.of(new Claim.Row(
                                "share", "simulated", Double.POSITIVE_INFINITY, -2, 0.5, Double.NaN, "none", true)),
                        Optional.of(new Picture(
                                "Figure 7: a mixture",
                                "Each panel is one generation.",
                                IntStream.range(0, 8)
                                        .mapToObj(FakeClaims::cloud)
                                        .toList()))),
                new Claim(
                        "fig9",
                        "Images lose their variety.",
                        "Shumailov et al. 2024, figures 8 and 9",
                        "one trial",
                        "pass",
                        "",
                        4,
                        List.of(new Claim.Row("width", "published", 0.44, 0.45, Double.NaN, 0.05, "0.05", true)),
                        Optional.of(new Picture(
                                "Figures 8 and 9: a chain of models of images",
                                "Unchosen images, and densities of the latents.",
                                List.of(mosaic("Blocks", 4, 16, 1), mosaic("Lines <b>", 8, 8, 3)),
                                List.of(densities())))),
                new Claim(
                        "K29",
                        "Needs a data set.",
                        "nobody",
                        "none",
                        "not run",
                        "needs MNIST",
                        600,
                        List.of(),
                        Optional.empty()));
    }

    private static Chart walk(String title) {
        double[] x = IntStream.rangeClosed(0, 300).asDoubleStream().toArray();
        double[] slow = Arrays.stream(x).map(t -> Math.sqrt(t / 10_000)).toArray();
        double[] fast = Arrays.stream(x).map(t -> Math.sqrt(t / 100)).toArray();
        double[] low = Arrays.stream(fast).map(v -> v / 2).toArray();
        double[] high = Arrays.stream(fast).map(v -> v * 2).toArray();
        return new Chart(
                title,
                new Axis("evolution", true, 1, 300),
                new Axis("|µ − µ̂|", true, Double.NaN, Double.NaN),
                "line",
                List.of(
                        new Series("M = 100", false, x, fast, low, high),
                        new Series("", true, x, fast, NONE, NONE),
                        new Series("M = 10⁴", false, x, slow, NONE, NONE)));
    }

    private static Chart bars() {
        double[] x = IntStream.range(0, 40).mapToDouble(i -> i / 4.0 - 5).toArray();
        double[] y = Arrays.stream(x).map(v -> 7 * Math.exp(-v * v / 8)).toArray();
        double[] cut = Arrays.stream(y).map(v -> v < 2 ? Double.NaN : v).toArray();
        return new Chart(
                "Bins",
                new Axis("x", false, Double.NaN, Double.NaN),
                new Axis("log count", false, 0, 8),
                "bars",
                List.of(
                        new Series("before", false, x, y, NONE, NONE),
                        new Series("after", false, x, cut, NONE, NONE),
                        new Series("log M", true, new double[] {-5, 4.75}, new double[] {2, 2}, NONE, NONE)));
    }

    /** Rings that close from row to row: {@code count} images of 12 x 10 pixels a row. */
    private static Mosaic mosaic(String title, int columns, int count, int channels) {
        List<Mosaic.Row> rows = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            byte[] bytes = new byte[count * channels * 120];
            for (int i = 0; i < bytes.length; i++) {
                double dx = i % 10 - 4.5;
                double dy = i / 10 % 12 - 5.5;
                boolean ring = Math.abs(Math.sqrt(dx * dx + dy * dy) - 4 + row) < 1;
                bytes[i] = (byte) (ring ? 250 - 60 * (i / 120 % channels) : 20);
            }
            rows.add(new Mosaic.Row(row == 0 ? "real" : "generation " + row, new Pixels(channels, 12, 10, bytes)));
        }
        return new Mosaic(title, columns, rows);
    }

    private static Chart densities() {
        double[] x = IntStream.rangeClosed(-30, 30).mapToDouble(i -> i / 10.0).toArray();
        List<Series> series = new ArrayList<>();
        series.add(new Series("real data", true, x, bell(x, 1), NONE, NONE));
        for (int g = 0; g <= 5; g++) {
            series.add(new Series("generation " + g, false, x, bell(x, StrictMath.pow(0.85, g)), NONE, NONE));
        }
        return new Chart(
                "Latents",
                new Axis("latent", false, -3, 3),
                new Axis("density", false, 0, Double.NaN),
                "generations",
                series);
    }

    private static double[] bell(double[] x, double width) {
        return Arrays.stream(x)
                .map(v -> StrictMath.exp(-v * v / (2 * width * width)) / (2.5066 * width))
                .toArray();
    }

    private static Chart cloud(int i) {
        double scale = 2.5 / (1 + i);
        double[] x = IntStream.range(0, 200)
                .mapToDouble(k -> scale * Math.sin(k * 1.7))
                .toArray();
        double[] y = IntStream.range(0, 200)
                .mapToDouble(k -> scale * Math.cos(k * 2.3))
                .toArray();
        Axis axis = new Axis("x", false, -3, 3);
        return new Chart(
                "iteration " + i,
                axis,
                new Axis("y", false, -3, 3),
                "scatter",
                List.of(new Series("points", false, x, y, NONE, NONE)));
    }
}
