package org.genloss.neural;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module. */
class RoomsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.genloss.neural");

    /** What learns or measures; each knows the facade and the contracts of core, and none knows another. */
    private static final List<String> ROOMS = List.of("vae", "diffusion", "measure", "text");

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
                .resideInAnyPackage(ROOMS.stream()
                        .map(room -> "org.genloss.neural." + room + "..")
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
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
