package dev.branchline.ui.changes;

import dev.branchline.event.Arrived;
import dev.branchline.event.ChangesIntent;
import dev.branchline.event.TreeIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Operation;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.ui.ChangeFixtures;
import dev.branchline.ui.StateFixtures;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The situations of the review that are kept as golden screens.
public final class ReviewScreens {
    public static final List<String> NAMES = List.of(
            "panel", "panel-focused", "review", "review-files", "review-marked", "review-reverted", "review-giant", "review-hostile", "preview", "preview-open",
            "report", "follow", "conflict", "conflict-hand", "operations", "blame", "blame-long");
    private static final String HOSTILE = "\u001b[31mred\u202e\u0000\u009b \t\n日本語\u200b";

    static final String BEFORE = """
            package shop;

            import java.util.ArrayList;
            import java.util.List;

            /** Reads settings. */
            final class Parser {
                private final String text;

                Parser(String text) {
                    this.text = text;
                }

                List<String> lines() {
                    String[] parts = text.split("\\n");
                    List<String> lines = new ArrayList<>();
                    for (String part : parts) {
                        lines.add(part);
                    }
                    return lines;
                }

                int count() {
                    return lines().size();
                }

                boolean isEmpty() {
                    return count() == 0;
                }
            }
            """;
    static final String AFTER = BEFORE.replace("text.split(\"\\n\")", "text.split(\"\\\\R\", -1)")
            .replace("            lines.add(part);\n", "            if (!part.isBlank()) {\n                lines.add(part.strip());\n            }\n")
            .replace("return count() == 0;", "return text.isEmpty();")
            .replace("import java.util.ArrayList;\n", "");

    private ReviewScreens() {}

    public static StateFixtures of(String name, int columns, int rows) {
        StateFixtures f = new StateFixtures(columns, rows);
        f.user("Why does parse() fail on CRLF?");
        EntryId first = Objects.requireNonNull(f.head());
        f.answer("The parser splits on \\n only.").user("Fix it, please.");
        EntryId turn = Objects.requireNonNull(f.head());
        f.answer("Done: `\\\\R` splits on any line break.");
        EntryId answer = Objects.requireNonNull(f.head());
        ChangeFixtures c = new ChangeFixtures();
        c.change(first, f.tree().parent(turn).orElseThrow(), "write_file", "docs/notes.txt", "", "CRLF\r\nis two\r\n");
        ChangeId parser = c.change(turn, answer, "edit_file", "src/main/java/shop/Parser.java", BEFORE, AFTER, HunkState.APPLIED, HunkState.APPLIED, HunkState.REVERTED);
        c.change(turn, answer, "shell", "src/test/java/shop/ParserTest.java", "a\nb\n", "a\nc\nd\n", HunkState.KEPT);
        return switch (name) {
            case "panel" -> c.into(f);
            case "panel-focused" -> c.into(f).focus(ViewIntent.Pane.CHANGES).on(new ChangesIntent.PanelMove(1));
            case "review" -> c.review(c.into(f), parser);
            case "review-files" -> c.review(c.into(f), parser).on(new ChangesIntent.Enter(true), new ChangesIntent.ToggleGrouping());
            case "review-marked" ->
                c.review(c.into(f), parser).on(
                        new ChangesIntent.StepHunk(1), new ChangesIntent.Move(1), new ChangesIntent.MarkLine(), new ChangesIntent.MarkRange(), new ChangesIntent.Move(1));
            case "review-reverted" -> c.review(c.into(f), parser).on(new ChangesIntent.StepHunk(1), new ChangesIntent.StepHunk(1), new ChangesIntent.StepHunk(1));
            case "review-giant" -> {
                StringBuilder many = new StringBuilder();
                for (int i = 0; i < 2_400; i++) {
                    many.append("line ").append(i).append('\n');
                }
                ChangeId giant = c.change(turn, answer, "shell", "build/all.txt", "", many.toString());
                yield c.review(c.into(f), giant);
            }
            case "review-hostile" -> {
                ChangeId evil = c.change(turn, answer, HOSTILE, "dir/" + HOSTILE, HOSTILE + "\nb\n", "x" + HOSTILE + "\nb\n");
                yield c.review(c.into(f), evil);
            }
            case "preview" -> preview(c.review(c.into(f), parser), parser);
            case "preview-open" -> {
                preview(c.review(c.into(f), parser), parser).on(new ChangesIntent.MarkLine());
                RequestId request = new RequestId(f.state().counters().nextRequest() - 1);
                yield f.on(new Arrived.ResultLoaded(request, "src/main/java/shop/Parser.java", ChangeFixtures.diff("src/main/java/shop/Parser.java", /* before= */ AFTER, /* after= */ BEFORE)));
            }
            case "report" -> {
                preview(c.review(c.into(f), parser), parser).on(new ChangesIntent.Apply());
                RequestId request = new RequestId(f.state().counters().nextRequest() - 1);
                yield f.on(new Arrived.ChangesApplied(request, new Report("Take back 3 changes", new OperationId(4), files())));
            }
            case "follow" -> {
                c.into(f).focus(ViewIntent.Pane.SIDE).on(new TreeIntent.Select(first), new TreeIntent.GoTo(first));
                RequestId request = new RequestId(f.state().counters().nextRequest() - 1);
                yield f.on(new Arrived.ChangesPlanned(request, plan("Files go back to before “Fix it, please.”", files())));
            }
            case "conflict" -> conflict(c.review(c.into(f), parser));
            case "conflict-hand" -> {
                conflict(c.review(c.into(f), parser)).on(new ChangesIntent.SettleByHand());
                RequestId editor = new RequestId(f.state().counters().nextRequest() - 1);
                yield f.on(new Arrived.EditorReturned(editor, "        // mine\n        String[] parts = split(text);\n"), new ChangesIntent.StepConflict(-1));
            }
            case "operations" -> operations(c, f);
            case "blame" -> {
                c.into(f).on(new ChangesIntent.Blame("src/main/java/shop/Parser.java"));
                RequestId request = new RequestId(f.state().counters().nextRequest() - 1);
                Change change = c.view().changes().get(parser.number() - 1).change();
                yield f.on(
                        new Arrived.Blamed(request, "src/main/java/shop/Parser.java", new LineText(AFTER), List.of(
                                new BlamedLines(0, 13, null, null, null), new BlamedLines(13, 14, parser, change.origin(), change.at()),
                                new BlamedLines(14, 16, null, null, null), new BlamedLines(16, 19, parser, change.origin(), change.at()),
                                new BlamedLines(19, 31, null, null, null))),
                        new ChangesIntent.StepHunk(1));
            }
            case "blame-long" -> {
                c.into(f).on(new ChangesIntent.Blame("docs/notes.txt"));
                RequestId request = new RequestId(f.state().counters().nextRequest() - 1);
                Change change = c.view().changes().get(parser.number() - 1).change();
                String text = "# Notes\n" + "one line of many words ".repeat(20) + "\nshort\n" + "x".repeat(9_000) + "\nend\n";
                yield f.on(
                        new Arrived.Blamed(request, "docs/notes.txt", new LineText(text), List.of(
                                new BlamedLines(0, 1, null, null, null), new BlamedLines(1, 3, parser, change.origin(), change.at()),
                                new BlamedLines(3, 5, null, null, null))),
                        new ChangesIntent.Move(1));
            }
            default -> throw new IllegalArgumentException("no screen " + name);
        };
    }

    private static FilePlan file(String path, FilePlan.Fate fate, int added, int removed, String why, Conflict... conflicts) {
        return new FilePlan(FileEdit.of(path, ChangeFixtures.state("a"), ChangeFixtures.state("b")), fate, added, removed, why, List.of(conflicts));
    }

    private static List<FilePlan> files() {
        return List.of(
                file("src/main/java/shop/Parser.java", FilePlan.Fate.MERGED, 3, 6, ""),
                file("src/test/java/shop/ParserTest.java", FilePlan.Fate.RESTORED, 1, 2, ""),
                file("docs/notes.txt", FilePlan.Fate.DELETED, 0, 2, ""),
                file("data/tree.png", FilePlan.Fate.SKIPPED, 0, 0, "A symbolic link leads out of the folder, and what lies there is not ours to change: take it back by hand, or remove the link and try again."));
    }

    private static Plan plan(String title, List<FilePlan> files) {
        return new Plan(7, new Wish.Undo(null), title, files, "", List.of());
    }

    private static StateFixtures preview(StateFixtures f, ChangeId id) {
        f.on(new ChangesIntent.DoTurn(ChangesIntent.Act.REVERT));
        RequestId request = new RequestId(f.state().counters().nextRequest() - 1);
        return f.on(new Arrived.ChangesPlanned(request, new Plan(
                7, new Wish.Revert(List.of(Selection.of(id))), "Take back 3 changes", files(), "", List.of(Selection.of(new ChangeId(9), 1)))));
    }

    private static StateFixtures conflict(StateFixtures f) {
        f.on(new ChangesIntent.Do(ChangesIntent.Act.REVERT));
        RequestId request = new RequestId(f.state().counters().nextRequest() - 1);
        Conflict one = new Conflict(
                List.of("        String[] parts = text.split(\"\\\\R\", -1);\n"), List.of("        String[] parts = text.split(\"\\n\");\n"),
                List.of("        // mine\n", "        String[] parts = text.split(\"\\r?\\n\");\n"), 13,
                List.of("    }\n", "\n", "    List<String> lines() {\n"),
                List.of("        List<String> lines = new ArrayList<>();\n", "        for (String part : parts) {\n"));
        Conflict two = new Conflict(List.of("x\n"), List.of(), List.of("y"), 30);
        return f.on(
                new Arrived.ChangesPlanned(request, plan("Take back 1 hunk", List.of(file("src/main/java/shop/Parser.java", FilePlan.Fate.CONFLICT, 0, 0,
                        "You changed the same lines.", one, two)))),
                new ChangesIntent.Apply(), new ChangesIntent.Settled(ChangesIntent.Side.NOW), new ChangesIntent.StepConflict(1));
    }

    private static StateFixtures operations(ChangeFixtures c, StateFixtures f) {
        FileEdit edit = FileEdit.of("a.txt", ChangeFixtures.state("a"), ChangeFixtures.state("b"));
        Instant noon = Instant.ofEpochMilli(StateFixtures.NOON);
        c.operation(new Operation(new OperationId(1), noon.minusSeconds(500), "Take back 2 hunks of src/Parser.java", List.of(edit), true));
        c.operation(new Operation(new OperationId(2), noon.minusSeconds(90), "Take back docs/notes.txt", List.of(edit, edit), false));
        c.into(f).change(s -> s.with(s.settings().withFilesFollow("never")));
        f.on(new TreeIntent.GoTo(f.tree().nodes().getFirst().id()));
        return f.on(new ChangesIntent.ShowOperations(), new ChangesIntent.Move(1));
    }
}
