package org.genloss;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.genloss.policy.Policy;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Who may know whom: the arrows between the rooms of the house. */
class RoomsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.genloss");

    /** Functions of {@link Math} with one correct result. */
    private static final Set<String> EXACT = Set.of(
            "abs",
            "absExact",
            "addExact",
            "ceil",
            "clamp",
            "floor",
            "floorDiv",
            "floorMod",
            "fma",
            "getExponent",
            "max",
            "min",
            "multiplyExact",
            "multiplyHigh",
            "negateExact",
            "nextDown",
            "nextUp",
            "rint",
            "round",
            "scalb",
            "signum",
            "sqrt",
            "subtractExact",
            "toIntExact",
            "ulp");

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
        rooms.put("theory", List.of("num", "spec", "data", "model", "policy"));
        rooms.put("lab", List.of("num", "spec", "data", "model", "policy", "metric", "ledger", "theory", "provenance"));
        rooms.put("audit", List.of("num", "spec", "data", "model", "metric"));
        rooms.put("provenance", List.of("num", "spec", "data"));
        rooms.put("verdict", List.of("num", "spec", "ledger"));
        rooms.put("report", List.of("num", "spec", "ledger", "verdict"));
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

    /** A metric that asks for a family of models instead of a capability works for that family only. */
    @Test
    void nobodyBelowTheDoorKnowsAFamily() {
        for (String room : List.of("model", "metric")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.genloss." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.genloss." + room + ".*..")
                    .check(CLASSES);
        }
        noClasses()
                .that()
                .resideOutsideOfPackage("org.genloss.data..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.genloss.data.corpus..", "org.genloss.data.file..", "org.genloss.data.law..")
                .check(CLASSES);
    }

    /** The intrinsics of these differ between JDKs in the last bit; FastMath and StrictMath do not. */
    @Test
    void noBitComesFromAnIntrinsic() {
        DescribedPredicate<JavaMethodCall> inexact = DescribedPredicate.describe(
                "a function of java.lang.Math that is not exact",
                call -> call.getTargetOwner().isEquivalentTo(Math.class)
                        && !EXACT.contains(call.getTarget().getName()));
        noClasses().should().callMethodWhere(inexact).check(CLASSES);
    }

    /** Randomness is an argument: a {@code Seed}, whose streams live no longer than the call. */
    @Test
    void randomnessComesFromASeedOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.genloss.num")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomSource.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(JavaClass.Predicates.assignableTo(UniformRandomProvider.class))
                .check(CLASSES);
    }

    /** Generations turn in one place. */
    @Test
    void onlyTheLaboratoryAsksAPolicyForATrainingSet() {
        DescribedPredicate<JavaMethodCall> training = DescribedPredicate.describe(
                "Policy.training",
                call -> call.getTargetOwner().isEquivalentTo(Policy.class)
                        && call.getTarget().getName().equals("training"));
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.genloss.lab.Laboratory")
                .should()
                .callMethodWhere(training)
                .check(CLASSES);
    }

    @Test
    void coreKnowsNothingOfTheDoor() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.genloss.app..", "org.genloss.neural..", "org.bytedeco..", "picocli..")
                .check(CLASSES);
    }
}
