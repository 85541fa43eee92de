package org.genloss.app.audit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.genloss.audit.Profile;
import org.genloss.data.corpus.Tally;
import org.genloss.report.audit.Audit;

/**
 * A corpus that was read.
 *
 * @param corpus what was asked for
 * @param profile what it came to
 * @param tally what was read and what was damaged
 * @param files in order
 * @param cleanUp removes what was kept to go on with
 */
public record Profiled(Corpus corpus, Profile profile, Tally tally, List<Audit.File> files, Runnable cleanUp) {

    /** A corpus that was read before: of its files nothing is known but the profile. */
    public static Profiled of(Corpus corpus, List<Path> files) {
        Profile all = Profiles.read(files.get(0));
        for (Path file : files.subList(1, files.size())) {
            all = all.merge(Profiles.read(file));
        }
        List<Audit.File> sizes = files.stream()
                .map(file -> new Audit.File(file.toString(), file.toFile().length()))
                .toList();
        Corpus asked = new Corpus(
                corpus.files(),
                Optional.empty(),
                all.settings().numbers(),
                all.settings().by(),
                Optional.empty(),
                false,
                all.settings().lowercase(),
                corpus.threads());
        return new Profiled(asked, all, Tally.none(), sizes, () -> {});
    }

    /** Writes the profile; what was kept to go on with is no longer needed then. */
    public void write(Path file) {
        Profiles.write(profile, file);
        cleanUp.run();
    }

    /** Words of all groups. */
    public long words() {
        return profile.groups().values().stream()
                .flatMapToLong(group -> Arrays.stream(group.sizes().words()))
                .sum();
    }

    /** Columns that were asked for and that no record has a value for. */
    public List<String> missingColumns() {
        TreeSet<String> missing = new TreeSet<>();
        if (tally.records() > 0) {
            Stream.concat(corpus.by().stream(), corpus.numbers().stream()).forEach(missing::add);
            missing.removeAll(tally.found());
        }
        return List.copyOf(missing);
    }
}
