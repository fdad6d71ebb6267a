package dev.branchline.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/// What is done nowhere, in whatever room.
class HabitsTest {
    private static final JavaClasses MAIN = ArrowsTest.MAIN;
    private static final JavaClasses MAIN_AND_TEST = new ClassFileImporter().importPackages("dev.branchline");

    @Test
    void everyPackageIsNullMarked() {
        assertThat(MAIN.stream().map(c -> c.getPackage()).distinct())
                .as("null may be only where it is written")
                .allMatch(p -> p.tryGetAnnotationOfType(NullMarked.class).isPresent());
    }

    @Test
    void nobodyPrintsOverTheScreen() {
        noClasses().that().resideOutsideOfPackage("dev.branchline.app..").and().haveSimpleNameNotEndingWith("Main")
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .orShould().callMethodWhere(describe("it prints its stack", call -> call.getName().equals("printStackTrace")
                        && call.getTarget().getRawParameterTypes().isEmpty()))
                .because("the screen belongs to the painter; what is worth telling is an event, a notice or a line in the log")
                .check(MAIN);
    }

    @Test
    void nobodySleeps() {
        noClasses().that().resideOutsideOfPackage("..jmh_generated..")
                .should().callMethod(Thread.class, "sleep", long.class)
                .orShould().callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould().callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould().callMethod(TimeUnit.class, "sleep", long.class)
                .because("a sleep is either too long or too short: wait for what you wait for, or count")
                .check(MAIN_AND_TEST);
    }

    @Test
    void onlyTheStartEndsTheProgram() {
        // DeviceTty is asked to end for the second time, or the loop hangs: it has restored the terminal itself by then.
        noClasses().that().resideOutsideOfPackage("dev.branchline.app..").and().doNotHaveSimpleName("DeviceTty")
                .should().callMethod(System.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "halt", int.class)
                .because("an exit from within skips the terminal's restoring and the session's last bytes")
                .check(MAIN);
    }

    @Test
    void decisionsHaveNoClock() {
        noClasses().that().resideInAnyPackage("dev.branchline.state..", "dev.branchline.model..", "dev.branchline.event..")
                .should().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(java.time.Instant.class, "now")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.nio.file.Files")
                .because("the same events must always give the same state, else a recording cannot be replayed")
                .check(MAIN);
    }
}
