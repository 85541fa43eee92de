package org.genloss.app.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.audit.GroupProfile;
import org.genloss.audit.Profile;
import org.genloss.audit.measure.MeasureOptions;
import org.genloss.report.audit.Audit;
import org.genloss.spec.UserError;

/** Makes audits of profiles. */
public final class Audits {

    /**
     * What an audit is made with.
     *
     * @param reference what all is compared with, and its name
     * @param stages two or more, or none; the last one is the corpus
     * @param policy thresholds, and the file they are from
     * @param shares how the synthetic share is estimated, if it is
     * @param items most lost items of a band
     */
    public record Plan(
            Optional<Stage> reference,
            List<Stage> stages,
            Optional<Map.Entry<Path, Policy>> policy,
            Optional<Shares> shares,
            int items) {}

    /** Groups whose lost items are all named. */
    private static final int FEW_GROUPS = 24;

    private Audits() {}

    /** The audit of a corpus that was read. */
    public static Audit of(String title, Profiled profiled, Plan plan, Profiler.Watcher watcher) {
        Profile profile = profiled.profile();
        Optional<Stage> base = plan.reference().or(() -> plan.stages().stream().findFirst());
        base.ifPresent(one -> requireComparable(one, profile.settings().lowercase()));
        GroupProfile all = profile.all();
        Map<List<String>, GroupProfile> groups = profile.settings().by().isEmpty() ? Map.of() : profile.groups();
        Optional<GroupProfile> reference = base.map(one -> one.profile().all());
        List<GroupProfile> stages =
                plan.stages().stream().map(one -> one.profile().all()).toList();
        MeasureOptions options = Documents.options(
                Stream.of(Stream.of(all), groups.values().stream(), reference.stream(), stages.stream())
                        .flatMap(one -> one));
        Assembly assembly = new Assembly(reference, options, plan.shares(), items(plan.items(), groups.size()));
        int steps = 1 + groups.size() + (base.isPresent() ? 1 : 0) + stages.size();
        watcher.measuring("measuring", 0, steps);
        Audit.Group corpus = assembly.group(name(title, groups, plan.stages()), List.of(), all);
        Documents.Ranking ranking = Documents.ranked(parts(assembly, groups, steps, watcher), reference.isPresent());
        watcher.measuring("measuring the reference", 1 + groups.size(), steps);
        Optional<Audit.Group> beside = base.map(one -> assembly.reference(one.name(), corpus));
        watcher.measuring("attributing to stages", steps - stages.size(), steps);
        Optional<Audit.Stages> losses = stages.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        StageLosses.of(plan.stages().stream().map(Stage::name).toList(), stages, options));
        Audit audit = document(title, profiled, ranking, beside, corpus, losses);
        return plan.policy()
                .map(one -> with(audit, Judge.apply(one.getValue(), one.getKey(), audit)))
                .orElse(audit);
    }

    /** Fewer items of each where there are many groups: all of them together are to be read by people. */
    private static int items(int asked, int groups) {
        return groups <= FEW_GROUPS ? asked : Math.max(1, asked * FEW_GROUPS / groups);
    }

    private static String name(String title, Map<List<String>, GroupProfile> groups, List<Stage> stages) {
        return !groups.isEmpty()
                ? "all"
                : stages.isEmpty() ? title : stages.get(stages.size() - 1).name();
    }

    /** Words in lower case and as they are written are different types: nearly everything would be lost. */
    public static void requireComparable(Stage reference, boolean lowercase) {
        if (reference.profile().settings().lowercase() != lowercase) {
            throw new UserError(
                    "“" + reference.name() + "” counts words " + (lowercase ? "as written" : "in lower case")
                            + ", the other " + (lowercase ? "in lower case" : "as written"),
                    "make both profiles with --lowercase, or none");
        }
    }

    private static List<Audit.Group> parts(
            Assembly assembly, Map<List<String>, GroupProfile> groups, int steps, Profiler.Watcher watcher) {
        List<Audit.Group> parts = new ArrayList<>();
        groups.forEach((values, group) -> {
            watcher.measuring("measuring groups", 1 + parts.size(), steps);
            parts.add(assembly.group(Documents.name(values, "all"), values, group));
        });
        return parts;
    }

    private static Audit document(
            String title,
            Profiled profiled,
            Documents.Ranking ranking,
            Optional<Audit.Group> reference,
            Audit.Group corpus,
            Optional<Audit.Stages> stages) {
        Corpus asked = profiled.corpus();
        List<Audit.Group> everything =
                Stream.concat(Stream.of(corpus), ranking.groups().stream()).toList();
        return new Audit(
                Audit.SCHEMA,
                Documents.program(),
                title,
                ranking.by(),
                new Audit.Settings(
                        asked.text().orElse(""),
                        asked.numbers(),
                        asked.by(),
                        asked.where().orElse(""),
                        asked.lowercase(),
                        asked.skipDamage() ? "skip" : "stop",
                        profiled.profile().settings().references()),
                profiled.files(),
                new Audit.Damage(
                        profiled.tally().damaged(),
                        profiled.tally().first().stream()
                                .map(one -> new Audit.Damaged(
                                        one.file() + (one.number() == 0 ? "" : ":" + one.number()), one.what()))
                                .toList()),
                reference,
                corpus,
                ranking.groups(),
                stages,
                Optional.empty(),
                Documents.meanings(Stream.concat(everything.stream(), reference.stream())),
                Assembly.missing(everything.stream()));
    }

    private static Audit with(Audit audit, Audit.Policy policy) {
        return new Audit(
                audit.schema(),
                audit.program(),
                audit.title(),
                audit.rankedBy(),
                audit.settings(),
                audit.files(),
                audit.damage(),
                audit.reference(),
                audit.corpus(),
                audit.groups(),
                audit.stages(),
                Optional.of(policy),
                audit.meanings(),
                audit.notEstimated());
    }

    /**
     * What of a reference is not in a candidate.
     *
     * @param kind words or bigrams
     * @param from fewest occurrences in the reference
     * @param to most
     * @param items most of each band
     */
    public static Optional<Audit.Lost> lost(
            Stage reference, Stage candidate, String kind, long from, long to, int items) {
        requireComparable(reference, candidate.profile().settings().lowercase());
        return Tails.lost(candidate.profile().all(), reference.profile().all(), kind, from, to, items);
    }

    /** Candidates against a reference: each is a group, as a whole. */
    public static Audit compare(Stage reference, List<Stage> candidates, int items, Profiler.Watcher watcher) {
        candidates.forEach(
                one -> requireComparable(reference, one.profile().settings().lowercase()));
        GroupProfile base = reference.profile().all();
        List<GroupProfile> profiles =
                candidates.stream().map(one -> one.profile().all()).toList();
        Assembly assembly = new Assembly(
                Optional.of(base),
                Documents.options(Stream.concat(Stream.of(base), profiles.stream())),
                Optional.empty(),
                items);
        List<Audit.Group> groups = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            watcher.measuring("comparing", i, profiles.size() + 1);
            groups.add(assembly.group(candidates.get(i).name(), List.of(), profiles.get(i)));
        }
        boolean one = groups.size() == 1;
        String title = (one ? groups.get(0).name() : groups.size() + " candidates") + " against " + reference.name();
        Audit.Group beside = assembly.reference(reference.name(), groups.get(0));
        var settings = reference.profile().settings();
        return new Audit(
                Audit.SCHEMA,
                Documents.program(),
                title,
                "",
                new Audit.Settings(
                        "", settings.numbers(), List.of(), "", settings.lowercase(), "stop", settings.references()),
                List.of(),
                new Audit.Damage(0, List.of()),
                Optional.of(beside),
                one ? groups.get(0) : Documents.sizesOnly("all candidates", groups),
                one ? List.of() : groups,
                Optional.empty(),
                Optional.empty(),
                Documents.meanings(Stream.concat(groups.stream(), Stream.of(beside))),
                Assembly.missing(groups.stream()));
    }
}
