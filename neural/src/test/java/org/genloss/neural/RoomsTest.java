package org.genloss.neural;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module. */
class RoomsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.genloss.neural");

    /** What learns or measures; each knows the facade and the contracts of core, and none knows another. */
    private static final List<String> ROOMS = List.of("vae", "diffusion", "language", "measure", "text");

    /** From the networks of language models to their learner: each may know those before it, and no room beside. */
    private static final List<String> LANGUAGE = List.of("transformer", "generate", "language");

    /** A crash of the JVM in native code has one place to be looked for. */
    @Test
    void onlyTheFacadeTouchesTheBinding() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.genloss.neural.torch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** The native tokenizers have one place, too. */
    @Test
    void onlyTextTouchesTheTokenizers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.genloss.neural.text..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void roomsDoNotKnowEachOther() {
        for (String room : ROOMS) {
            List<String> others = new ArrayList<>(ROOMS);
            others.remove(room);
            noClasses()
                    .that()
                    .resideInAPackage("org.genloss.neural." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.stream()
                            .map(other -> "org.genloss.neural." + other + "..")
                            .toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
        noClasses()
                .that()
                .resideInAPackage("org.genloss.neural.torch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(ROOMS.stream(), Stream.of("transformer", "generate"))
                        .map(room -> "org.genloss.neural." + room + "..")
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** How tokens become logits asks for nothing of who learns, writes or measures. */
    @Test
    void transformersKnowTheFacadeOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.genloss.neural.transformer..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.genloss.neural..")
                        .and(resideOutsideOfPackages("org.genloss.neural.transformer..", "org.genloss.neural.torch..")))
                .check(CLASSES);
    }

    /** Writing asks a network and the facade, whoever fitted the network. */
    @Test
    void writingKnowsTransformersAndTheFacadeOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.genloss.neural.generate..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.genloss.neural..")
                        .and(resideOutsideOfPackages(
                                "org.genloss.neural.generate..",
                                "org.genloss.neural.transformer..",
                                "org.genloss.neural.torch..")))
                .check(CLASSES);
    }

    @Test
    void networksDoNotKnowWhoUsesThem() {
        for (int i = 0; i < LANGUAGE.size() - 1; i++) {
            List<String> users = new ArrayList<>(ROOMS);
            users.addAll(LANGUAGE.subList(i + 1, LANGUAGE.size()));
            noClasses()
                    .that()
                    .resideInAPackage("org.genloss.neural." + LANGUAGE.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(users.stream()
                            .map(user -> "org.genloss.neural." + user + "..")
                            .toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void theDoorIsNotKnown() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.genloss.app..", "org.genloss.lab..", "org.genloss.report..", "picocli..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
