package dev.branchline.state.overlay;

import dev.branchline.model.RunId;
import dev.branchline.model.tool.Preview;
import dev.branchline.state.AppState;
import dev.branchline.state.tools.Questions;
import dev.branchline.state.tools.Questions.Question;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Ink;
import dev.branchline.text.LookAlikes;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the dialog of a question says, in rows: all of it, wrapped and never cut, with every hidden character visible.
public final class QuestionRows {
    private static final long LONG = 50_000;
    private static final String NO_RULE = "No rule allows it.";
    private static final StyledLine INDENT = StyledLine.of("  ", Role.FAINT);

    private final int width;
    private final List<StyledLine> rows = new ArrayList<>();
    private int chosenRow;

    private QuestionRows(int width) {
        this.width = Math.max(1, width);
    }

    /// @param hunkRow where the chosen hunk begins, 0 when there is none
    public record Laid(List<StyledLine> rows, int hunkRow) {
        public Laid {
            rows = List.copyOf(rows);
        }
    }

    public static Laid of(AppState state, Overlay.Question dialog, int width) {
        QuestionRows page = new QuestionRows(width);
        Optional<Question> question = Questions.find(state, dialog.number());
        if (question.isPresent()) {
            switch (question.get()) {
                case Questions.GoOn g -> page.goOn(g);
                case Questions.MayRun m -> page.mayRun(state, dialog, m);
            }
        }
        return new Laid(page.rows, page.chosenRow);
    }

    /// With another first row, no further than to the last page.
    static Overlay.Question scrolled(AppState state, Overlay.Question dialog, int by) {
        OverlayBox box = OverlayBox.of(state, dialog);
        int count = of(state, dialog, box.rows().width()).rows().size();
        long wanted = (long) Math.min(dialog.top(), lastTop(count, box)) + by;
        return dialog.scrolledTo(Math.clamp(wanted, 0, lastTop(count, box)));
    }

    /// Rows that a question would fill, with one left blank before its last; all there are when it is long, so that a frame never lays
    /// out a long one for its height alone.
    static int wanted(AppState state, Overlay.Question dialog, Rect room) {
        long size = Questions.find(state, dialog.number()).map(q -> size(q, dialog)).orElse(0L);
        return size > LONG ? room.height() : Math.clamp(of(state, dialog, room.width()).rows().size() + 2L, 1, Math.max(1, room.height()));
    }

    private static long size(Question question, Overlay.Question dialog) {
        if (!(question instanceof Questions.MayRun m)) {
            return 0;
        }
        long edited = dialog.edited() == null ? 0 : dialog.edited().length();
        return edited + switch (m.prepared().preview()) {
            case Preview.Command c -> c.command().length();
            case Preview.Arguments a -> a.arguments().length();
            case Preview.Edits e -> e.files().stream().mapToLong(f -> (long) f.before().text().length() + f.after().text().length()).sum();
        };
    }

    /// Rows of the page that the text has; the last one is for what would be remembered, or for the reason.
    public static int textRows(OverlayBox box) {
        return Math.max(1, box.rows().height() - 1);
    }

    public static int lastTop(int count, OverlayBox box) {
        return Math.max(0, count - textRows(box));
    }

    private void goOn(Questions.GoOn asked) {
        words("The model has made " + asked.rounds() + (asked.rounds() == 1 ? " request" : " requests") + " in this turn and wants to go on.", Role.TEXT);
        words("Yes lets it go on for as many again. No ends the turn here; what was done stays.", Role.MUTED);
        words("How many it may make is set with /iterations or maxIterations in the settings.", Role.MUTED);
    }

    private void mayRun(AppState state, Overlay.Question dialog, Questions.MayRun asked) {
        boolean command = asked.prepared().preview() instanceof Preview.Command;
        // A command is told in full below; twice, it would only push its end out of sight.
        exact(command ? asked.prepared().call().name() : asked.prepared().title(), Role.TITLE, StyledLine.EMPTY);
        words(asked.why().isBlank() || asked.why().equals(NO_RULE) ? "No rule allows it yet, so you are asked." : asked.why(), Role.MUTED);
        elsewhere(state, asked.run());
        switch (asked.prepared().preview()) {
            case Preview.Command c -> command(c);
            case Preview.Arguments a -> {
                rows.add(StyledLine.EMPTY);
                text(a.arguments(), Role.CODE);
            }
            case Preview.Edits e -> edits(dialog, e);
        }
    }

    /// A question may come from a branch that is not in view.
    private void elsewhere(AppState state, RunId run) {
        boolean here = state.conversation().shownRun().filter(r -> r.id().equals(run)).isPresent();
        if (!here) {
            words("It comes from another branch than the one in view.", Role.WARNING);
        }
    }

    private void command(Preview.Command command) {
        rows.add(StyledLine.EMPTY);
        text(command.command(), Role.CODE);
        rows.add(StyledLine.EMPTY);
        exact("in " + command.cwd(), Role.MUTED, StyledLine.EMPTY);
        words(command.sandbox().isBlank() ? "Without a sandbox: it can do all that you can." : command.sandbox(), Role.MUTED);
    }

    private void edits(Overlay.Question dialog, Preview.Edits edits) {
        if (dialog.edited() != null) {
            rows.add(StyledLine.EMPTY);
            words("Your own text will be written to " + edits.files().getFirst().path() + ":", Role.WARNING);
            text(dialog.edited(), Role.DIFF_ADDED);
            return;
        }
        DiffRows diff = new DiffRows(width, dialog.hunk(), dialog.off());
        edits.files().forEach(file -> {
            rows.add(StyledLine.EMPTY);
            int before = rows.size();
            rows.addAll(diff.of(file));
            if (diff.chosenRow() >= 0) {
                chosenRow = before + diff.chosenRow();
            }
        });
        warn(edits);
    }

    private void warn(Preview.Edits edits) {
        StringBuilder added = new StringBuilder();
        edits.files().forEach(f -> f.hunks().forEach(h ->
                added.append(f.after().text(), f.after().start(h.newStart()), f.after().start(h.newEnd()))));
        LookAlikes.in(added.toString()).ifPresent(w -> words("⚠ " + w, Role.WARNING));
    }

    /// A text in its lines, exactly.
    private void text(String text, Role role) {
        for (String line : text.split("\n", -1)) {
            exact(line, role, INDENT);
        }
        LookAlikes.in(text).ifPresent(w -> words("⚠ " + w, Role.WARNING));
    }

    private void exact(String line, Role role, StyledLine indent) {
        rows.addAll(Wrap.hard(StyledLine.of(SafeText.expandTabs(line, 0), Ink.of(role)), width, indent, indent));
    }

    private void words(String text, Role role) {
        for (String line : SafeText.lines(text)) {
            rows.addAll(Wrap.wrap(StyledLine.of(line, role), width));
        }
    }
}
