package org.genloss;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Who may know whom: the arrows between the rooms of the house. */
class RoomsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.genloss");

    /** A room and the rooms that it may know besides itself. */
    private static final Map<String, List<String>> MAY_KNOW = mayKnow();

    private static Map<String, List<String>> mayKnow() {
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        rooms.put("num", List.of());
        rooms.put("spec", List.of("num"));
        rooms.put("data", List.of("num", "spec"));
        rooms.put("model", List.of("num", "spec", "data"));
        rooms.put("policy", List.of("num", "spec", "data"));
        rooms.put("metric", List.of("num", "spec", "data", "model"));
        rooms.put("ledger", List.of("num", "spec"));
        rooms.put("lab", List.of("num", "spec", "data", "model", "policy", "metric", "ledger"));
        rooms.put("report", List.of("num", "spec", "ledger"));
        return rooms;
    }

    @Test
    void everyClassIsInARoom() {
        List<String> homeless = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            String[] parts = type.getPackageName().split("\\.");
            if (parts.length < 3 || !MAY_KNOW.containsKey(parts[2])) {
                homeless.add(type.getName());
            }
        }
        Assertions.assertEquals(List.of(), homeless);
    }

    @Test
    void aRoomKnowsOnlyTheRoomsBelowIt() {
        MAY_KNOW.forEach((room, known) -> {
            TreeSet<String> others = new TreeSet<>(MAY_KNOW.keySet());
            others.remove(room);
            others.removeAll(known);
            String[] forbidden =
                    others.stream().map(other -> "org.genloss." + other + "..").toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.genloss." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(CLASSES);
        });
    }

    @Test
    void familiesOfModelsDoNotKnowEachOther() {
        SlicesRuleDefinition.slices()
                .matching("org.genloss.model.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void contractsDoNotKnowWhatFulfilsThem() {
        for (String room : List.of("model", "metric", "data")) {
            noClasses()
                    .that()
                    .resideInAPackage("org.genloss." + room)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.genloss." + room + ".*..")
                    .check(CLASSES);
        }
    }

    @Test
    void coreKnowsNothingOfTheDoor() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.genloss.app..", "picocli..")
                .check(CLASSES);
    }
}
