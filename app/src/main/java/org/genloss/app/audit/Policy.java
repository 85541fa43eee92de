package org.genloss.app.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.genloss.ledger.Disk;
import org.genloss.spec.Binder;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Names;
import org.genloss.spec.Node;
import org.genloss.spec.Place;
import org.genloss.spec.Problems;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;
import org.genloss.spec.Yaml;

/** What a corpus has to keep: a YAML file of thresholds. */
@Doc("Thresholds for measures of a corpus.")
public record Policy(@Doc("The thresholds.") @Default("[]") List<Rule> rules) {

    private static final long MOST_BYTES = 1 << 20;

    public Policy {
        Require.that(!rules.isEmpty(), "rules", "a list of one rule or more", "empty");
    }

    /**
     * Reads one.
     *
     * @param compared whether there is a reference
     * @throws org.genloss.spec.InvalidSpec with the line of everything that is wrong, among it rules on levels that mean nothing
     */
    public static Policy read(Path file, boolean compared) {
        Problems problems = new Problems();
        Node node = Yaml.read(text(file), file.toString());
        Optional<Policy> policy = new Binder(problems, List.of()).bind(node, Policy.class);
        policy.ifPresent(found -> found.judge(node, compared, problems));
        problems.orThrow();
        return policy.orElseThrow();
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError("the policy " + file + " is not a file", "check the path");
        }
        return Disk.on(file, "read", () -> {
            if (Files.size(file) > MOST_BYTES) {
                throw new UserError("the policy " + file + " has " + Files.size(file) + " bytes", "name the policy");
            }
            return Files.readString(file);
        });
    }

    private void judge(Node node, boolean compared, Problems problems) {
        for (int i = 0; i < rules.size(); i++) {
            judge(rules.get(i), place(node, i), compared, problems);
        }
    }

    private static Place place(Node node, int i) {
        return node instanceof Node.Mapping mapping
                        && mapping.get("rules").orElse(null) instanceof Node.Sequence sequence
                ? sequence.items().get(i).place()
                : node.place();
    }

    private static void judge(Rule rule, Place place, boolean compared, Problems problems) {
        Optional<Term> measure =
                Terms.named(rule.measure()).filter(term -> Terms.measures().contains(term.name()));
        boolean change = rule.judge() == Rule.Judged.CHANGE;
        if (measure.isEmpty()) {
            problems.add(
                    place,
                    "there is no measure '" + rule.measure() + "'",
                    Names.remedy(rule.measure(), Terms.measures()));
        } else if (measure.get().misleads()) {
            problems.add(
                    place,
                    rule.measure() + " misleads: " + measure.get().sentence(),
                    "set a threshold for held-out-tail-recall or rarefied-types");
        } else if (measure.get().onlyBesideReference() && !change) {
            problems.add(
                    place,
                    "the level of " + rule.measure()
                            + " decides nothing: it falls as a corpus collapses, because less is left to lose",
                    "write judge: change and give --reference, or set a threshold for held-out-tail-recall or rarefied-types");
        } else if (!compared && (measure.get().needsReference() || change)) {
            problems.add(
                    place,
                    change ? "a change needs a reference" : rule.measure() + " needs a reference",
                    "give one with --reference R.glp");
        }
    }
}
