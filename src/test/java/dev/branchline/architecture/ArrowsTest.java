package dev.branchline.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/// Which room may use which. The table is the one of the architecture page; `app` may use all, and nobody uses `app`.
class ArrowsTest {
    private static final String ROOT = "dev.branchline";
    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /// @param uses rooms, by the first part of their name
    record Arrow(String room, String uses, String because) {
        boolean forbids(JavaClass other) {
            String target = roomOf(other);
            return !target.isEmpty() && !target.equals(room) && !Set.of(uses.split(" ")).contains(target);
        }

        @Override
        public String toString() {
            return room + " → " + (uses.isEmpty() ? "nothing" : uses);
        }
    }

    private static final List<Arrow> ARROWS = List.of(
            new Arrow("model", "", "plain values are shared by all, so they may drag nothing along"),
            new Arrow("log", "", "every room may have something to log"),
            new Arrow("disk", "", "sealed lines and locks are the same for every kind of file"),
            new Arrow("session", "model log disk", "the tree must be testable, and the file format readable, without the program around them"),
            new Arrow("event", "model session", "events are facts and wishes; a loaded session is one of them and carries its tree"),
            new Arrow("workspace", "model disk log", "paths and files must be safe whoever asks"),
            new Arrow("context", "model workspace disk", "what goes along with a prompt is found by path and rule alone"),
            new Arrow("changes", "model workspace disk log", "taking back must not depend on who made a change or who looks at it"),
            new Arrow("tools", "model event workspace changes disk log", "tools answer calls and know neither conversation nor screen"),
            new Arrow("state", "model event session text", "decisions are pure: no IO, no screen, no network, no clock; a cursor moves by grapheme"),
            new Arrow("openrouter", "model event log", "the wire knows requests and stream events, and not who asks or shows"),
            new Arrow("command", "model event session state", "a command is its name, its keys and the intent it publishes"),
            new Arrow("text", "model", "styled lines and widths serve every view and belong to none"),
            new Arrow("ui", "model event session state command text runtime", "views read the state and publish intents; what works behind stays unknown to them"),
            new Arrow("config", "model", "settings are parsed once into records of the model"),
            new Arrow("runtime", "model event session state command text openrouter config log workspace context changes tools",
                    "the loop runs effects and services; it paints through an interface, and does not know the views"),
            new Arrow("demo", "model", "the look-alike must know the wire on its own, else it would repeat our mistakes"));

    static Stream<Arrow> arrows() {
        return ARROWS.stream();
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void aRoomUsesOnlyWhatItMay(Arrow arrow) {
        noClasses().that(describe("are in " + arrow.room(), c -> roomOf(c).equals(arrow.room())))
                .should().dependOnClassesThat(describe("are in a room that " + arrow.room() + " may not use", arrow::forbids))
                .because(arrow.because())
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void everyRoomHasItsArrow() {
        Set<String> known = new TreeSet<>(ARROWS.stream().map(Arrow::room).toList());
        known.add("app");

        assertThat(MAIN.stream().map(ArrowsTest::roomOf)).as("a new room needs a line in this table and in the architecture page")
                .isNotEmpty()
                .allMatch(known::contains);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles()
                .because("rooms that need each other are one room")
                .check(MAIN);
    }

    /// @param rooms that may know it; nobody else may
    record Library(String packages, String rooms, String because) {
        boolean foreignTo(JavaClass c) {
            return !Set.of(rooms.split(" ")).contains(roomOf(c));
        }

        @Override
        public String toString() {
            return packages + " only in " + (rooms.isEmpty() ? "none" : rooms);
        }
    }

    private static final List<Library> LIBRARIES = List.of(
            new Library("com.googlecode.lanterna..", "ui runtime app",
                    "decisions, files and the network must not know how the screen is drawn"),
            new Library("com.networknt..", "tools", "only arguments of calls are held against a schema"),
            new Library("java.net.http..", "openrouter", "only the wire speaks to the network"),
            new Library("com.sun.net.httpserver..", "demo", "a client must open no port; only the demo is a server"),
            new Library("tools.jackson..", "openrouter disk session config context demo runtime app tools changes workspace",
                    "JSON is a matter of files and wires; inside the program there are records"),
            new Library("org.eclipse.jgit..", "workspace changes", "diff, merge and ignore rules are needed where files are"),
            new Library("org.commonmark..", "text", "markdown becomes styled lines in one place"),
            new Library("org.fife..", "text", "code becomes styled lines in one place"),
            new Library("picocli..", "app", "the command line belongs to the start of the program"),
            new Library("java.util.logging..", "",
                    "it prints to the screen by default and costs time at start: use dev.branchline.log"));

    static Stream<Library> libraries() {
        return LIBRARIES.stream();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryStaysInItsRooms(Library library) {
        noClasses().that(describe("are outside of " + library.rooms(), library::foreignTo))
                .should().dependOnClassesThat().resideInAPackage(library.packages())
                .because(library.because())
                .check(MAIN);
    }

    /// The first part of the name below the root, or an empty text outside of the project.
    static String roomOf(JavaClass c) {
        String name = c.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.")[0] : "";
    }
}
