package org.genloss.app.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Version;
import org.genloss.num.Seed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Outcomes that are kept in a folder, one file a check, so that a check that is done is not done again. An outcome counts
 * only for the program that found it: its key holds the version, a hash of the program's own classes, and what the check
 * says of itself.
 */
final class Kept {

    /** What is written. */
    private record File(String key, double seconds, Outcome outcome) {}

    /** An outcome and how long it took. */
    record Done(double seconds, Outcome outcome) {}

    private static final String PROGRAM = program();

    private final Path folder;

    Kept(Path folder) {
        this.folder = folder;
    }

    /** Creates the folder. */
    void prepare() {
        Disk.folder(folder);
    }

    /** The outcome of a check that was done before. */
    Optional<Done> find(Check check) {
        Path file = file(check);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            File found =
                    JsonMapper.shared().readValue(Disk.on(file, "read", () -> Files.readAllBytes(file)), File.class);
            return key(check).equals(found.key())
                    ? Optional.of(new Done(found.seconds(), found.outcome()))
                    : Optional.empty();
        } catch (JacksonException e) {
            // whatever it is, it is no outcome of this program: the check is done again and the file replaced
            return Optional.empty();
        }
    }

    void keep(Check check, Done done) {
        String text = JsonMapper.shared().writeValueAsString(new File(key(check), done.seconds(), done.outcome()));
        Disk.replace(file(check), text + "\n");
    }

    private Path file(Check check) {
        return folder.resolve(check.id() + ".json");
    }

    private static String key(Check check) {
        String text = String.join("\n", check.id(), check.claim(), check.source(), check.setting());
        return Version.NUMBER + " " + PROGRAM + " " + Disk.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A hash of the classes of the door and of the laboratory. */
    private static String program() {
        StringBuilder hashes = new StringBuilder();
        for (Class<?> type : List.of(Kept.class, Seed.class)) {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            hashes.append(hash(Path.of(URI.create(source.getLocation().toString()))));
        }
        return Disk.sha256(hashes.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(Path place) {
        if (Files.isRegularFile(place)) {
            return Disk.sha256(place);
        }
        try (Stream<Path> walk = Files.walk(place)) {
            StringBuilder hashes = new StringBuilder();
            walk.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .forEach(path -> hashes.append(place.relativize(path)).append(Disk.sha256(path)));
            return hashes.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
