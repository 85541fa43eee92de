package org.genloss.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.genloss.ledger.Entry;

/** The frames of what metrics kept to be looked at, which the scripts draw into. All of it is of the first trial. */
final class ExhibitFrames {

    /** Generations that a slider goes through. */
    private static final int FRAMES = 32;

    private ExhibitFrames() {}

    static void write(Story.Panel panel, int index, StringBuilder out) {
        names(panel, Exhibits::densities).forEach(name -> densities(panel, index, name, out));
        TextFrames.write(panel, index, out);
        names(panel, Exhibits::shares).forEach(name -> shares(panel, index, name, out));
        names(panel, Exhibits::survivors).forEach(name -> survivors(panel, index, name, out));
        names(panel, Exhibits::images).forEach(name -> frames(panel, index, name, out));
    }

    /** Exhibits of one kind by name, of any of the settings. */
    static <T> List<String> names(Story.Panel panel, Exhibits.Kind<T> kind) {
        TreeSet<String> names = new TreeSet<>();
        panel.cells().forEach(cell -> names.addAll(kind.of(cell.exhibits()).keySet()));
        return List.copyOf(names);
    }

    /** Generations of models at which any setting has the exhibit, few enough for a slider. */
    static <T> List<Integer> generations(Story.Panel panel, Exhibits.Kind<T> kind, String name) {
        TreeSet<Integer> all = new TreeSet<>();
        panel.cells().forEach(cell -> all.addAll(of(cell, kind, name).tailMap(0).keySet()));
        return Thinning.of(List.copyOf(all), FRAMES);
    }

    /** The same, at most {@code most}, after {@link Entry#BASELINE} where real data have the exhibit. */
    static <T> List<Integer> withReal(Story.Panel panel, Exhibits.Kind<T> kind, String name, int most) {
        List<Integer> all = new ArrayList<>(hasReal(panel, kind, name) ? List.of(Entry.BASELINE) : List.of());
        all.addAll(Thinning.of(generations(panel, kind, name), most));
        return List.copyOf(all);
    }

    /** The exhibit of one setting by generation; empty where it has none. */
    static <T> TreeMap<Integer, T> of(Story.Cell cell, Exhibits.Kind<T> kind, String name) {
        return kind.of(cell.exhibits()).getOrDefault(name, new TreeMap<>());
    }

    private static void densities(Story.Panel panel, int index, String name, StringBuilder out) {
        String title = title(
                name,
                Map.of(
                        "latent-density",
                        "Latents of the images drawn",
                        "first-perplexity",
                        "Perplexity of what was written, under the model of generation 0"));
        open("density", index, name, title, out);
        out.append("<p class=\"doc\">")
                .append(
                        switch (name) {
                            case "latent-density" ->
                                "How the images that the models of the first trial drew are spread in the latents of one and"
                                        + " the same encoder, that of generation 0.";
                            case "first-perplexity" ->
                                "How predictable the texts that the models of the first trial wrote are to one and the same"
                                        + " judge, the model of generation 0, which has read real text alone: far left what it"
                                        + " all but expects, far right what it would hardly ever write. Each curve has an area"
                                        + " of 1 on the logarithmic scale; the outer bins hold all that lies beyond them.";
                            default -> "How it is spread in the first trial.";
                        })
                .append(" Peaks above eight times that of the first curve are cut off.</p>\n");
        Fits.scale(ExhibitData.densityGenerations(panel, name), hasReal(panel, Exhibits::densities, name), out);
        Panels.multiples(panel, cell -> !of(cell, Exhibits::densities, name).isEmpty(), "multiples", title, out);
        out.append(Panels.TABLE).append("</figure>\n");
    }

    private static void shares(Story.Panel panel, int index, String name, StringBuilder out) {
        String title = title(name, Map.of("class-shares", "Shares of classes"));
        open("shares", index, name, title, out);
        out.append("<p class=\"doc\">Share of each class among what the models of the first trial drew"
                        + " (<span class=\"none\">×</span> none at all). <span class=\"scale\">0 <i></i> ")
                .append(Figures.of(ExhibitData.scale(panel, name)))
                .append(ExhibitData.largestShare(panel, name) > ExhibitData.scale(panel, name) ? " and more" : "")
                .append("</span></p>\n");
        Panels.multiples(panel, cell -> !of(cell, Exhibits::shares, name).isEmpty(), "multiples", title, out);
        Vanished.of(panel, name)
                .forEach(line ->
                        out.append("<p class=\"note\">").append(Html.text(line)).append("</p>\n"));
        out.append(Panels.TABLE).append("</figure>\n");
    }

    private static void survivors(Story.Panel panel, int index, String name, StringBuilder out) {
        String title = title(name, Map.of("rarest", "The rarest real images, and what is left near them"));
        open("survivors", index, name, title, out);
        out.append(
                "<p class=\"doc\">The held-out real images farthest from all others, and below each the nearest image drawn"
                        + " in the first trial at the chosen generation: it <b class=\"kept\">✓</b> survives if that is no farther"
                        + " away than its neighbours among real images are, and is <b class=\"lost\">✗</b> lost otherwise. Near is near"
                        + " in what the metric compares, not pixel by pixel.");
        int all = most(panel, name);
        out.append(all > ExhibitData.RAREST ? " The first " + ExhibitData.RAREST + " of " + all + " are shown." : "")
                .append("</p>\n");
        Panels.slider(generations(panel, Exhibits::survivors, name), out);
        Panels.multiples(panel, cell -> !of(cell, Exhibits::survivors, name).isEmpty(), "stages", title, out);
        out.append("<h3 class=\"under-title\">How many survive</h3>\n");
        Panels.plot("Survivors by generation. " + survivorsInWords(panel, name), out);
        out.append(Panels.TABLE).append("</figure>\n");
    }

    private static int most(Story.Panel panel, String name) {
        return panel.cells().stream()
                .flatMap(cell -> of(cell, Exhibits::survivors, name).values().stream())
                .mapToInt(row -> row.real().count())
                .max()
                .orElse(0);
    }

    private static String survivorsInWords(Story.Panel panel, String name) {
        List<String> parts = new ArrayList<>();
        for (Story.Cell cell : panel.cells()) {
            TreeMap<Integer, Exhibits.Survivors> all =
                    new TreeMap<>(of(cell, Exhibits::survivors, name).tailMap(0));
            if (!all.isEmpty()) {
                Exhibits.Survivors last = all.lastEntry().getValue();
                parts.add(cell.name() + ": " + all.firstEntry().getValue().count() + " at generation " + all.firstKey()
                        + ", " + last.count() + " at generation " + all.lastKey() + ", of "
                        + last.real().count());
            }
        }
        return String.join("; ", parts) + ". The table below has all numbers.";
    }

    private static void frames(Story.Panel panel, int index, String name, StringBuilder out) {
        String title = title(name, Map.of("morph", "The same latents through the generations"));
        open("frames", index, name, title, out);
        out.append("<p class=\"doc\">")
                .append(
                        name.equals("morph")
                                ? "Each place holds what the model of the chosen generation of the first trial draws from one and the"
                                        + " same random numbers (the same latents, where it has latents). A model that is fitted"
                                        + " afresh has a latent space of its own, so that images change even where nothing is lost."
                                : "Of the chosen generation of the first trial.")
                .append("</p>\n<div class=\"player\"><button type=\"button\" class=\"play\">play</button>\n");
        Panels.slider(generations(panel, Exhibits::images, name), out);
        out.append("</div>\n");
        Panels.multiples(panel, cell -> !of(cell, Exhibits::images, name).isEmpty(), "stages", title, out);
        out.append("</figure>\n");
    }

    static void open(String kind, int index, String name, String title, StringBuilder out) {
        // the name of an exhibit is lower case, digits and hyphens
        out.append("<figure class=\"")
                .append(kind)
                .append("\" data-panel=\"")
                .append(index)
                .append("\" data-exhibit=\"")
                .append(name)
                .append("\">\n<figcaption><span class=\"name\">")
                .append(Html.text(title))
                .append("</span></figcaption>\n");
    }

    /** Whether real data have the exhibit in any of the settings. */
    static <T> boolean hasReal(Story.Panel panel, Exhibits.Kind<T> kind, String name) {
        return panel.cells().stream()
                .anyMatch(cell -> !of(cell, kind, name).headMap(0).isEmpty());
    }

    static String title(String name, Map<String, String> known) {
        return known.getOrDefault(name, name.replace('-', ' '));
    }
}
