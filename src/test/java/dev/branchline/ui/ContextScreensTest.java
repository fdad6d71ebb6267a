package dev.branchline.ui;

import dev.branchline.event.Arrived;
import dev.branchline.event.OverlayIntent;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.Attachment.Use;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.context.ContextFiles.Found;
import dev.branchline.model.context.ContextFiles.Missing;
import dev.branchline.model.context.Guidance;
import dev.branchline.session.Entry;
import dev.branchline.state.context.FileContext;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.ui.debug.DebugFigures;
import dev.branchline.ui.overlay.Overlays;
import dev.branchline.ui.tree.TreePainter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Files that go along, as they are seen: offered, pinned, sent, asked about.
class ContextScreensTest {
    private static final List<String> NAMES = List.of("mention", "pinned", "nothing-pinned", "guidance", "sent", "sent-unfolded", "reading");
    private static final List<int[]> SIZES = List.of(new int[] {80, 24}, new int[] {160, 45});
    private static final String EVIL = "a b\n\u001b[2J\u202egpj.exe";

    static Stream<Arguments> screens() {
        return NAMES.stream().flatMap(name -> SIZES.stream().map(size -> Arguments.of(name, size[0], size[1])));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void looksAsItDid(String name, int columns, int rows) {
        StateFixtures fixture = of(name, columns, rows);
        StringBuilder planes = new StringBuilder(paint(fixture).text());
        for (String theme : List.of("dark", "light")) {
            planes.append(Golden.planes(paint(fixture.theme(theme)), theme));
        }
        Golden.check("context-" + name + "@" + columns + "x" + rows, planes.toString());
    }

    /// Also the smallest screens: nothing may throw, and nothing that a terminal obeys may be drawn.
    @Test
    void hostileNamesAreDrawnAtEverySize() {
        for (int columns = 1; columns < 170; columns += columns < 50 ? 7 : 40) {
            for (int rows = 1; rows < 50; rows += 8) {
                for (String name : NAMES) {
                    String text = paint(of(name, columns, rows)).text();
                    assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e");
                }
            }
        }
    }

    private static TestScreen paint(StateFixtures f) {
        return new TestScreen(f.state(), new TreePainter(), new Overlays(() -> DebugFigures.NONE)).paint(f.state(), f.now());
    }

    private static StateFixtures of(String name, int columns, int rows) {
        StateFixtures f = new StateFixtures(columns, rows);
        return switch (name) {
            case "mention" -> named(f.type("What does @"), List.of("src/Parser.java", "src/ParserTest.java", "docs/parts list.txt", "README.md", EVIL, "p/\u202egpj.exe"))
                    .type("p");
            case "pinned" -> pinned(f).on(new OverlayIntent.Open(OverlayIntent.Kind.CONTEXT));
            case "nothing-pinned" -> f.on(new OverlayIntent.Open(OverlayIntent.Kind.CONTEXT));
            case "guidance" -> f.change(s -> s.push(new Overlay.GuidancePage(guidance(), 0, 0, null)));
            case "sent" -> sent(pinned(f)).answer("It splits at `\\n` only.");
            case "sent-unfolded" -> {
                StateFixtures sent = sent(pinned(f));
                yield sent.on(new dev.branchline.event.ViewIntent.ToggleReasoning(Objects.requireNonNull(sent.head()))).answer("It splits at `\\n` only.");
            }
            case "reading" -> pinned(f).type("What is @README.md ").send("What is @README.md ");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static StateFixtures named(StateFixtures f, List<String> names) {
        return f.on(new Arrived.FilesIndexed(Objects.requireNonNull(f.state().context().indexing()), names, true));
    }

    private static Guidance guidance() {
        return new Guidance("AGENTS.md", "0".repeat(64), "# How to work here\n\nUse four blanks.\tRun `mvn verify`.\n\nHidden:\u202e\u200b\u001b[31m here.\n\n"
                + "A line that is much longer than any screen is wide, so that it must be wrapped and can be read to its end, because what is sent must be seen. ".repeat(2),
                Guidance.Trust.NOT_ASKED);
    }

    private static Found file(String pin, String path, long bytes, String hash) {
        String text = "// " + path + "\n\tint n = 0;\n\n" + "very long ".repeat(30) + "\nend\n";
        return new Found(pin, new Attachment(path, hash.repeat(64), Use.PINNED, text, null, ""), bytes, bytes / 4);
    }

    private static StateFixtures pinned(StateFixtures f) {
        List<Found> files = List.of(
                file("src/", "src/Parser.java", 2_480, "a"), file("src/", "src/ParserTest.java", 8_040, "b"), file("src/", "src/" + EVIL, 900, "c"),
                new Found("gone.txt", Attachment.without("gone.txt", Attachment.ABSENT, Use.PINNED, "not there"), 0, 0),
                new Found("data/", Attachment.without("data/tree.bin", "binary", Use.PINNED, "left out: it is not text"), 70_000, 0));
        ContextFiles found = new ContextFiles(files, List.of(new Missing("*.none", Use.PINNED, "No file matches “*.none”.")), List.of());
        f.append(id -> new Entry.ContextPinned(id, null, f.at(), List.of("src/", "gone.txt", "data/", "*.none")));
        FileContext none = FileContext.none();
        return f.change(s -> s.with(new FileContext(
                none.index(), none.indexing(), none.growing(), none.indexedAt(), none.readings(), none.looks(), found)));
    }

    private static StateFixtures sent(StateFixtures f) {
        return f.append(id -> new Entry.UserMessage(id, f.head(), f.at(), "Why does @README.md say so?", List.of(), List.of(
                new Attachment("AGENTS.md", "1".repeat(64), Use.GUIDANCE, "x".repeat(4_000), null, ""),
                new Attachment("src/Parser.java", "a".repeat(64), Use.PINNED, "x".repeat(2_480), null, ""),
                new Attachment("src/ParserTest.java", "0".repeat(64), Use.PINNED, "x".repeat(8_040), null, "changed since it was sent above"),
                Attachment.without("data/tree.bin", "binary", Use.PINNED, "left out: it is not text"),
                new Attachment("src/" + EVIL, "2".repeat(64), Use.MENTIONED, "x".repeat(900), null, ""))));
    }
}
