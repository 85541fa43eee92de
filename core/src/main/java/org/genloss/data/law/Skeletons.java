package org.genloss.data.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The middle lines of digits and capital letters: strokes of straight lines and cubic Bezier curves in a box that is 6 wide
 * and 10 high, with its origin at the top left. Our own drawing, since fonts differ from machine to machine.
 */
final class Skeletons {

    /** {@code M} begins a stroke, {@code L} goes on straight, {@code C} along a curve by two control points. */
    private static final String DRAWN = """
            0 M 3 0 C 5 0 6 2 6 5 C 6 8 5 10 3 10 C 1 10 0 8 0 5 C 0 2 1 0 3 0
            1 M 1 2.2 L 3.3 0 L 3.3 10
            2 M 0.3 2.5 C 0.3 1 1.5 0 3 0 C 4.6 0 5.8 1.1 5.8 2.8 C 5.8 5 2.5 7 0.2 10 L 6 10
            3 M 0.5 1.5 C 1 0.5 2 0 3 0 C 4.6 0 5.6 1 5.6 2.4 C 5.6 3.9 4.4 4.7 2.6 4.7 C 4.7 4.7 6 5.7 6 7.3 C 6 9 4.8 10 3 10 C 1.7 10 0.5 9.4 0.1 8.3
            4 M 4.4 10 L 4.4 0 L 0 7 L 6 7
            5 M 5.5 0 L 1.1 0 L 0.7 4.6 C 1.4 4 2.2 3.7 3.1 3.7 C 4.9 3.7 6 5 6 6.8 C 6 8.7 4.8 10 3 10 C 1.6 10 0.6 9.3 0.1 8.3
            6 M 5.3 1 C 4.8 0.3 4.1 0 3.4 0 C 1.2 0 0.1 2.5 0.1 6 C 0.1 8.5 1.3 10 3.1 10 C 4.8 10 6 8.7 6 6.9 C 6 5.1 4.8 3.9 3.2 3.9 C 1.6 3.9 0.4 5 0.1 6.6
            7 M 0 0 L 6 0 C 4 3 2.4 6.5 2 10
            8 M 3 4.6 C 1.5 4.6 0.5 3.7 0.5 2.3 C 0.5 0.9 1.5 0 3 0 C 4.5 0 5.5 0.9 5.5 2.3 C 5.5 3.7 4.5 4.6 3 4.6 C 1.2 4.6 0 5.7 0 7.3 C 0 8.9 1.2 10 3 10 C 4.8 10 6 8.9 6 7.3 C 6 5.7 4.8 4.6 3 4.6
            9 M 0.7 9 C 1.2 9.7 1.9 10 2.6 10 C 4.8 10 5.9 7.5 5.9 4 C 5.9 1.5 4.7 0 2.9 0 C 1.2 0 0 1.3 0 3.1 C 0 4.9 1.2 6.1 2.8 6.1 C 4.4 6.1 5.6 5 5.9 3.4
            A M 0 10 L 3 0 L 6 10 M 1.1 6.5 L 4.9 6.5
            B M 3 4.7 L 0.3 4.7 M 0.3 10 L 0.3 0 L 3 0 C 4.6 0 5.4 1 5.4 2.4 C 5.4 3.8 4.6 4.7 3 4.7 C 4.9 4.7 6 5.7 6 7.3 C 6 9 4.9 10 3 10 L 0.3 10
            C M 5.8 1.8 C 5.2 0.6 4.2 0 3.2 0 C 1.2 0 0 2 0 5 C 0 8 1.2 10 3.2 10 C 4.2 10 5.2 9.4 5.8 8.2
            D M 0.3 0 L 2.5 0 C 4.8 0 6 2 6 5 C 6 8 4.8 10 2.5 10 L 0.3 10 L 0.3 0
            E M 5.5 0 L 0.4 0 L 0.4 10 L 5.6 10 M 0.4 4.8 L 4.6 4.8
            F M 5.6 0 L 0.5 0 L 0.5 10 M 0.5 4.8 L 4.7 4.8
            G M 5.8 1.8 C 5.2 0.6 4.2 0 3.2 0 C 1.2 0 0 2 0 5 C 0 8 1.2 10 3.2 10 C 4.4 10 5.4 9.5 6 8.6 L 6 5.4 L 3.6 5.4
            H M 0.2 0 L 0.2 10 M 5.8 0 L 5.8 10 M 0.2 4.8 L 5.8 4.8
            I M 3 0 L 3 10
            J M 4.6 0 L 4.6 7.2 C 4.6 9 3.8 10 2.5 10 C 1.2 10 0.5 9.2 0.4 7.8
            K M 0.4 0 L 0.4 10 M 5.6 0 L 0.4 6.2 M 2.2 4.1 L 5.9 10
            L M 0.6 0 L 0.6 10 L 5.6 10
            M M 0 10 L 0.3 0 L 3 7 L 5.7 0 L 6 10
            N M 0.3 10 L 0.3 0 L 5.7 10 L 5.7 0
            O M 3 0 C 5.4 0 6.8 2.1 6.8 5 C 6.8 7.9 5.4 10 3 10 C 0.6 10 -0.8 7.9 -0.8 5 C -0.8 2.1 0.6 0 3 0
            P M 0.4 10 L 0.4 0 L 3 0 C 4.9 0 5.8 1.1 5.8 2.7 C 5.8 4.3 4.9 5.4 3 5.4 L 0.4 5.4
            Q M 3 0 C 5.4 0 6.8 2.1 6.8 5 C 6.8 7.9 5.4 10 3 10 C 0.6 10 -0.8 7.9 -0.8 5 C -0.8 2.1 0.6 0 3 0 M 3.8 7.2 L 6.6 10.6
            R M 0.4 10 L 0.4 0 L 3 0 C 4.9 0 5.8 1.1 5.8 2.7 C 5.8 4.3 4.9 5.4 3 5.4 L 0.4 5.4 M 3 5.4 L 5.9 10
            S M 5.5 1.7 C 5 0.6 4.1 0 3 0 C 1.4 0 0.4 0.9 0.4 2.4 C 0.4 4 1.8 4.5 3 4.9 C 4.4 5.3 5.8 5.9 5.8 7.5 C 5.8 9.1 4.6 10 3 10 C 1.7 10 0.6 9.4 0.1 8.1
            T M 0 0 L 6 0 M 3 0 L 3 10
            U M 0.3 0 L 0.3 6.5 C 0.3 8.8 1.3 10 3 10 C 4.7 10 5.7 8.8 5.7 6.5 L 5.7 0
            V M 0 0 L 3 10 L 6 0
            W M -0.5 0 L 1.2 10 L 3 2.5 L 4.8 10 L 6.5 0
            X M 0.2 0 L 5.8 10 M 5.8 0 L 0.2 10
            Y M 0 0 L 3 4.8 L 6 0 M 3 4.8 L 3 10
            Z M 0.2 0 L 5.8 0 L 0.2 10 L 5.8 10
            """;

    private static final Map<String, List<Stroke>> ALL = parse();

    /**
     * A line drawn without lifting the pen.
     *
     * @param points x and y of the first point and of those that the moves name, one after the other
     * @param moves {@code L}, which takes one point, or {@code C}, which takes three
     */
    record Stroke(double[] points, String moves) {}

    private Skeletons() {}

    /** Every character there is, as one text. */
    static String characters() {
        return String.join("", ALL.keySet());
    }

    /** The strokes of a character. */
    static List<Stroke> of(String character) {
        return ALL.get(character);
    }

    private static Map<String, List<Stroke>> parse() {
        Map<String, List<Stroke>> all = new LinkedHashMap<>();
        DRAWN.lines().forEach(line -> {
            List<Stroke> strokes = new ArrayList<>();
            for (String stroke : line.substring(2).split("M")) {
                if (!stroke.isBlank()) {
                    strokes.add(stroke(stroke.strip().split(" ")));
                }
            }
            all.put(line.substring(0, 1), strokes);
        });
        return all;
    }

    private static Stroke stroke(String[] words) {
        StringBuilder moves = new StringBuilder();
        List<Double> numbers = new ArrayList<>();
        for (String word : words) {
            if (word.equals("L") || word.equals("C")) {
                moves.append(word);
            } else {
                numbers.add(Double.valueOf(word));
            }
        }
        return new Stroke(numbers.stream().mapToDouble(Double::doubleValue).toArray(), moves.toString());
    }
}
