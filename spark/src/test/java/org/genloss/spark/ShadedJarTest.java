package org.genloss.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is in the jar that is submitted. */
@Tag("jar")
class ShadedJarTest {

    private static final Path JAR = Path.of(System.getProperty("spark.jar"));

    /** Classes by their names in the jar, also those for newer JDKs. */
    private static Set<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", ""))
                    .filter(name -> name.endsWith(".class"))
                    .filter(name -> !name.equals("module-info.class"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(String entry) throws IOException {
        try (JarFile file = new JarFile(JAR.toFile())) {
            return new String(file.getInputStream(file.getJarEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Executors load Spark's first: of two classes of one name it would be Spark's, of whatever version. */
    @Test
    void noClassIsOneOfSparks() throws IOException {
        Set<String> ours = classes(JAR);
        Set<String> both = new TreeSet<>();
        for (String jar : Files.readString(Path.of(System.getProperty("spark.home.classpath")))
                .strip()
                .split(File.pathSeparator)) {
            Set<String> theirs = classes(Path.of(jar));
            theirs.retainAll(ours);
            both.addAll(theirs);
        }
        assertEquals(Set.of(), both);
    }

    @Test
    void whatSparkHasInAnotherVersionIsRenamed() throws IOException {
        Set<String> classes = classes(JAR);
        for (String folder : new String[] {"org/apache/datasketches/", "com/ibm/icu/", "com/fasterxml/"}) {
            assertTrue(classes.stream().noneMatch(name -> name.startsWith(folder)), folder);
        }
        assertTrue(classes.contains("org/genloss/shaded/datasketches/kll/KllDoublesSketch.class"));
        assertTrue(classes.contains("org/genloss/shaded/icu/lang/UCharacter.class"));
    }

    @Test
    void itHoldsThisProgramAndNeitherSparkNorNativeCode() throws IOException {
        Set<String> classes = classes(JAR);
        assertTrue(classes.contains("org/genloss/audit/Profile.class"));
        assertTrue(classes.contains("org/genloss/lab/Laboratory.class"));
        assertTrue(classes.contains("org/genloss/app/Catalog.class"));
        for (String folder : new String[] {"org/apache/spark/", "scala/", "org/bytedeco/", "org/genloss/neural/", "org/duckdb/"}) {
            assertTrue(classes.stream().noneMatch(name -> name.startsWith(folder)), folder);
        }
        assertTrue(Files.size(JAR) < 40_000_000, "bytes: " + Files.size(JAR));
    }

    @Test
    void experimentsServicesAndLicencesAreThere() throws IOException {
        assertTrue(text("experiments/first-look/experiment.yaml").contains("panels"));
        assertTrue(text("META-INF/services/tools.jackson.core.TokenStreamFactory").contains("JsonFactory"));
        String licences = text("META-INF/LICENSE");
        assertTrue(licences.contains("Apache License"));
        assertTrue(text("META-INF/FastDoubleParser-LICENSE").contains("MIT"), "of Jackson");
        assertTrue(text("META-INF/NOTICE").contains("DataSketches"));
    }
}
