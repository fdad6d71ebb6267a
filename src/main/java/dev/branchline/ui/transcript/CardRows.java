package dev.branchline.ui.transcript;

import dev.branchline.command.CommandCatalog;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.state.overlay.DiffRows;
import dev.branchline.state.tools.OutputTail;
import dev.branchline.state.tools.RoundCall;
import dev.branchline.state.tools.RoundCall.How;
import dev.branchline.state.tools.RoundCall.Stage;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.Lines;
import dev.branchline.ui.Numbers;
import dev.branchline.ui.Spinner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A tool call in rows: one while it is folded, with what it is, what it changed, how long it took and how it stands; unfolded all that
/// is known of it.
final class CardRows {
    private static final String EDIT = "✎";
    private static final int OUTPUT_ROWS = 200;
    private static final int DIFF_ROWS = 400;
    private static final int VALUE_ROWS = 40;
    private static final int TAIL_ROWS = 3;
    private static final int LONGEST_TITLE = 2_000;
    private static final StyledLine INDENT = StyledLine.of("  │ ", Role.FAINT);

    /// How a card is looked at.
    record Look(boolean unfolded, boolean chosen) {
        static final Look FOLDED = new Look(false, false);
    }

    /// Lines that files gained and lost by a call, as the ledger has it.
    record Changed(int added, int removed) {
        static final Changed NOTHING = new Changed(0, 0);
    }

    private CardRows() {}

    /// A call that is being made or dealt with.
    static List<StyledLine> live(RoundCall call, @Nullable OutputTail output, Look look, CommandCatalog catalog, long now, int width) {
        State state = state(call.stage(), catalog, now);
        List<StyledLine> rows = new ArrayList<>();
        rows.add(head(call.call(), call.prepared(), Changed.NOTHING, look, state, width));
        if (look.unfolded()) {
            body(rows, call.call(), call.prepared(), List.of(), width);
            if (call.stage() instanceof Stage.Done(ToolOutcome outcome, How _)) {
                output(rows, outcome, width);
            }
        }
        if (output != null && call.isRunning()) {
            rows.addAll(tail(output.text(), look.unfolded() ? OUTPUT_ROWS : TAIL_ROWS, width));
        }
        return rows;
    }

    /// A call whose result is in the conversation.
    ///
    /// @param call null when it is not known which call it was
    /// @param diffs what it changed, as far as it is there
    static List<StyledLine> done(
            String name, @Nullable ToolCall call, @Nullable PreparedCall prepared, @Nullable How how, ToolOutcome outcome, Look look,
            Changed changed, List<FileDiff> diffs, int width) {
        ToolCall made = call == null ? new ToolCall("", name, "{}") : call;
        List<StyledLine> rows = new ArrayList<>();
        rows.add(head(made, prepared, changed, look, done(outcome, how), width));
        if (look.unfolded()) {
            body(rows, made, prepared, diffs, width);
            output(rows, outcome, width);
        }
        return rows;
    }

    /// A call of which nothing more is known than that it was made.
    static StyledLine orphan(ToolCall call, int width) {
        return head(call, null, Changed.NOTHING, Look.FOLDED, new State("·", "no result", Role.MUTED), width);
    }

    /// A call whose arguments are still coming.
    static StyledLine coming(String name, CharSequence arguments, long now, int width) {
        int cut = Math.max(0, arguments.length() - LONGEST_TITLE);
        String gist = Arguments.gist(arguments.subSequence(0, Math.min(arguments.length(), LONGEST_TITLE)));
        String size = arguments.length() > 200 ? Numbers.bytes(arguments.length()) : "";
        String end = cut == 0 && size.isEmpty() ? "" : size;
        return line("⚙", name, gist, StyledLine.EMPTY, Look.FOLDED, new State(Spinner.at(now), end.isEmpty() ? "coming" : "coming · " + end, Role.MUTED), width);
    }

    /// @param mark one cell
    private record State(String mark, String text, Role role) {}

    private static State state(Stage stage, CommandCatalog catalog, long now) {
        return switch (stage) {
            case Stage.Preparing _ -> new State("·", "looking", Role.MUTED);
            case Stage.Behind _ -> new State("·", "waits for the call above", Role.MUTED);
            case Stage.Asking _ -> new State("?", "waiting for you · " + catalog.shownKey("tools.answer"), Role.WARNING);
            case Stage.Allowed _ -> new State("·", "waits for its turn", Role.MUTED);
            case Stage.Running(long since) -> new State(Spinner.at(now), "running " + Numbers.wholeSeconds(now - since), Role.ACCENT);
            case Stage.Done(ToolOutcome outcome, How how) -> done(outcome, how);
        };
    }

    private static State done(ToolOutcome outcome, @Nullable How how) {
        // Below this it would read 0.0 s.
        String took = outcome.millis() >= 50 ? " · " + Numbers.duration(outcome.millis()) : "";
        if (how == null || how == How.RAN) {
            return outcome.failed() ? new State("✗", "failed" + took, Role.ERROR) : new State("✓", took.isEmpty() ? "done" : took.substring(3), Role.SUCCESS);
        }
        return switch (how) {
            case REFUSED -> new State("✗", "not run", Role.ERROR);
            case DENIED -> new State("✗", "denied", Role.WARNING);
            case REJECTED -> new State("✗", "rejected", Role.WARNING);
            case STOPPED -> new State("✗", "stopped" + took, Role.WARNING);
            case RAN -> new State("✓", "done", Role.SUCCESS);
        };
    }

    private static StyledLine head(ToolCall call, @Nullable PreparedCall prepared, Changed changed, Look look, State state, int width) {
        String title = prepared == null ? "" : prepared.title();
        // What a model calls a tool may be anything; the title of a call that was looked at begins with its name.
        String about = title.startsWith(call.name()) ? title.substring(call.name().length()).strip() : Arguments.gist(call.arguments());
        return line(icon(call.name()), call.name(), about, counts(prepared, changed), look, state, width);
    }

    private static StyledLine counts(@Nullable PreparedCall prepared, Changed changed) {
        boolean edits = prepared != null && prepared.preview() instanceof Preview.Edits;
        if (!edits && changed.equals(Changed.NOTHING)) {
            return StyledLine.EMPTY;
        }
        List<FileDiff> files = prepared != null && prepared.preview() instanceof Preview.Edits e ? e.files() : List.of();
        int added = edits ? files.stream().mapToInt(FileDiff::added).sum() : changed.added();
        int removed = edits ? files.stream().mapToInt(FileDiff::removed).sum() : changed.removed();
        return StyledLine.builder().add(" +" + added, Role.DIFF_ADDED).add(" −" + removed, Role.DIFF_REMOVED).build();
    }

    private static String icon(String name) {
        return switch (name) {
            case "write_file", "edit_file", "undo_change" -> EDIT;
            case "shell" -> "$";
            default -> "⚙";
        };
    }

    /// The words in the middle give way; how it stands stays.
    private static StyledLine line(String icon, String name, String about, StyledLine counts, Look look, State state, int width) {
        StyledLine tail = StyledLine.builder()
                .add(counts)
                .add("  " + state.mark() + " ", state.role())
                .add(state.text(), state.role())
                .build();
        String shown = about.length() > LONGEST_TITLE ? about.substring(0, LONGEST_TITLE) : about;
        StyledLine.Builder head = StyledLine.builder()
                .add(look.chosen() ? "▌" : look.unfolded() ? "▾" : "▸", look.chosen() ? Role.ACCENT : Role.FAINT)
                .add(icon + " ", Role.ACCENT)
                .add(name, Ink.of(Role.TEXT).withBold());
        if (!shown.isBlank()) {
            head.add(" " + shown.strip(), Role.MUTED);
        }
        return Lines.cut(head.build(), Math.max(width / 2, width - tail.width())).append(tail).slice(0, width);
    }

    /// What it was to do: its diff, its command, or its arguments.
    private static void body(List<StyledLine> rows, ToolCall call, @Nullable PreparedCall prepared, List<FileDiff> diffs, int width) {
        if (prepared != null && prepared.preview() instanceof Preview.Edits edits) {
            diffs(rows, edits.files(), width);
            return;
        }
        // What an edit was to do is what it did.
        if (diffs.isEmpty() || !icon(call.name()).equals(EDIT)) {
            arguments(rows, call, width);
        }
        diffs(rows, diffs, width);
    }

    private static void diffs(List<StyledLine> rows, List<FileDiff> files, int width) {
        DiffRows diff = new DiffRows(width - INDENT.width(), -1, Set.of());
        List<StyledLine> all = new ArrayList<>();
        files.forEach(f -> all.addAll(diff.of(f)));
        indented(rows, capped(all, DIFF_ROWS), width);
    }

    private static void arguments(List<StyledLine> rows, ToolCall call, int width) {
        for (Arguments.Pair pair : Arguments.of(call.arguments())) {
            boolean short1 = pair.value().indexOf('\n') < 0 && pair.value().length() + pair.name().length() + 2 <= width - INDENT.width();
            String name = pair.name().isEmpty() ? "" : pair.name() + ": ";
            if (short1) {
                indented(rows, List.of(StyledLine.builder().add(name, Role.MUTED).add(pair.value(), Role.TEXT).build()), width);
            } else {
                indented(rows, List.of(StyledLine.of(name, Role.MUTED)), width);
                indented(rows, capped(Prose.rows(pair.value(), Role.TEXT, Math.max(1, width - INDENT.width())), VALUE_ROWS), width);
            }
        }
    }

    private static void output(List<StyledLine> rows, ToolOutcome outcome, int width) {
        String text = outcome.output().isBlank() ? "(no output)" : outcome.output().stripTrailing();
        Role role = outcome.failed() ? Role.ERROR : Role.CODE;
        indented(rows, List.of(StyledLine.of(outcome.failed() ? "said:" : "gave:", Role.FAINT)), width);
        indented(rows, capped(lines(text, role, Math.max(1, width - INDENT.width())), OUTPUT_ROWS), width);
        if (outcome.fullText() != null) {
            indented(rows, List.of(StyledLine.of("The model was sent this much; all of it is kept.", Role.FAINT)), width);
        }
        indented(rows, Images.rows(outcome.images(), Math.max(1, width - INDENT.width())), width);
    }

    /// Only as many lines as can be shown are laid out: outputs may have megabytes.
    private static List<StyledLine> lines(String text, Role role, int width) {
        List<StyledLine> rows = new ArrayList<>();
        String unix = SafeText.unixLines(text);
        int start = 0;
        while (start <= unix.length()) {
            int end = unix.indexOf('\n', start);
            String line = unix.substring(start, end < 0 ? unix.length() : end);
            if (rows.size() <= OUTPUT_ROWS) {
                String cut = line.length() > 20_000 ? line.substring(0, 20_000) : line;
                rows.addAll(dev.branchline.text.Wrap.hard(
                        StyledLine.of(SafeText.expandTabs(cut, 0), role), width, StyledLine.EMPTY, StyledLine.EMPTY));
            } else {
                rows.add(StyledLine.EMPTY);
            }
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        return rows;
    }

    private static List<StyledLine> tail(CharSequence text, int most, int width) {
        int from = Math.max(0, text.length() - 4_000);
        List<StyledLine> all = lines(text.subSequence(from, text.length()).toString().stripTrailing(), Role.MUTED, Math.max(1, width - INDENT.width()));
        List<StyledLine> rows = new ArrayList<>();
        indented(rows, all.subList(Math.max(0, all.size() - most), all.size()), width);
        return rows;
    }

    private static List<StyledLine> capped(List<StyledLine> rows, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        List<StyledLine> kept = new ArrayList<>(rows.subList(0, most - 1));
        kept.add(StyledLine.of("… " + (rows.size() - most + 1) + " more rows", Role.FAINT));
        return kept;
    }

    private static void indented(List<StyledLine> rows, List<StyledLine> inner, int width) {
        inner.forEach(line -> rows.add(INDENT.append(line).slice(0, width)));
    }
}
