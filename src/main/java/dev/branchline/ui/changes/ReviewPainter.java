package dev.branchline.ui.changes;

import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.LedgerView;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.changes.DiffLayout;
import dev.branchline.state.changes.DiffRows;
import dev.branchline.state.changes.Diffs;
import dev.branchline.state.changes.Page;
import dev.branchline.state.changes.PageBox;
import dev.branchline.state.changes.ReviewFilter;
import dev.branchline.state.changes.ReviewList;
import dev.branchline.state.view.Rect;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import dev.branchline.ui.Frame;
import dev.branchline.ui.draw.RowPen;
import dev.branchline.ui.overlay.Sheet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The review: what was changed at the left, how at the right.
final class ReviewPainter {
    static final String FILTER = " Filter › ";

    private final DiffPainter lines = new DiffPainter();

    void paint(Sheet sheet, Page.Review review) {
        FastGraphics g = sheet.graphics();
        g.fill(sheet.theme().style(Role.TEXT));
        PageBox box = PageBox.of(sheet.frame().state().panes(), review);
        head(sheet, review, box.head());
        list(sheet, review, box);
        if (!box.list().isEmpty() && !box.body().isEmpty()) {
            g.repeat(box.body().column() - 1, box.body().row(), 1, box.body().height(), "│", sheet.theme().style(Role.BORDER));
        }
        body(sheet, review, box);
        foot(sheet, review, box.foot());
    }

    private static void head(Sheet sheet, Page.Review review, Rect at) {
        if (at.isEmpty()) {
            return;
        }
        LedgerView ledger = sheet.frame().state().changes().ledger();
        RowPen pen = RowPen.on(sheet.graphics(), sheet.theme(), Role.STATUS, at.column(), at.row(), at.width());
        pen.skip(1).add("Changes", Role.STATUS_KEY).skip(2);
        int count = ledger.changes().size();
        pen.add(count + (count == 1 ? " change" : " changes") + " by " + (review.byPath() ? "path" : "turn"), Role.STATUS);
        for (String part : filters(review)) {
            pen.add(" · ", Role.STATUS).add(part, Role.STATUS_KEY);
        }
        int waiting = sheet.frame().state().changes().waiting().size();
        if (waiting > 0) {
            pen.add(" · " + waiting + " waiting for the end of the answer", Role.STATUS_KEY);
        }
    }

    private static List<String> filters(Page.Review review) {
        ReviewFilter filter = review.filter();
        List<String> parts = new ArrayList<>();
        if (!filter.text().isBlank()) {
            parts.add("“" + filter.text().strip() + "”");
        }
        if (filter.state() != null) {
            parts.add("only " + StateMark.of(filter.state()).word());
        }
        if (filter.tool() != null) {
            parts.add("only " + filter.tool());
        }
        if (filter.branch()) {
            parts.add("only this branch");
        }
        if (review.list().hidden() > 0) {
            parts.add(review.list().hidden() + " hidden");
        }
        return parts;
    }

    private static void list(Sheet sheet, Page.Review review, PageBox box) {
        Rect at = box.list();
        List<ReviewList.Row> rows = review.list().rows();
        for (int i = 0; i < at.height() && review.top() + i < rows.size(); i++) {
            int index = review.top() + i;
            boolean chosen = index == review.chosen();
            Role ground = !chosen ? Role.TEXT : review.inFiles() ? Role.SELECTION : Role.SELECTION_INACTIVE;
            row(RowPen.on(sheet.graphics(), sheet.theme(), ground, at.column(), at.row() + i, at.width()), rows.get(index), review.byPath());
        }
        if (rows.isEmpty() && !at.isEmpty()) {
            RowPen.on(sheet.graphics(), sheet.theme(), Role.TEXT, at.column(), at.row(), at.width()).skip(1).add("Nothing matches.", Role.MUTED);
        }
    }

    private static void row(RowPen pen, ReviewList.Row row, boolean byPath) {
        int counts = Diffstat.width(row.added(), row.removed()) + 1;
        int room = pen.left() - counts - 1;
        switch (row) {
            case ReviewList.Group g -> {
                pen.skip(1);
                String title = byPath ? Paths.cut(g.title(), room - 1) : g.title();
                pen.add(title, byPath ? Role.TEXT : Role.USER, Math.max(0, room - 1)).skip(1);
            }
            case ReviewList.Item i -> {
                StateMark mark = StateMark.of(i.state());
                pen.skip(2).add(mark.sign(), mark.role()).skip(1);
                String id = i.status().change().id().toString();
                int left = pen.left() - counts - 1;
                if (byPath) {
                    pen.add(id + " " + Paths.model(i.status().change().origin().model()), Role.TEXT, Math.max(0, left)).skip(1);
                } else {
                    int named = Math.max(0, left - CellWidth.of(id) - 1);
                    pen.add(Paths.cut(i.status().change().path(), named), Role.TEXT, named).skip(1).add(id, Role.FAINT).skip(1);
                }
            }
        }
        Diffstat.write(pen, row.added(), row.removed());
    }

    private void body(Sheet sheet, Page.Review review, PageBox box) {
        Rect body = box.body();
        ReviewList.Row row = review.row();
        if (body.isEmpty()) {
            return;
        }
        switch (row) {
            case null -> message(sheet, body, "No change matches. Esc shows all again.");
            case ReviewList.Group g -> group(sheet, g, body);
            case ReviewList.Item i -> item(sheet, review, i.status(), box);
        }
    }

    private void item(Sheet sheet, Page.Review review, ChangeStatus status, PageBox box) {
        Frame frame = sheet.frame();
        if (!box.lines().equals(box.body())) {
            title(sheet, status, frame.state().changes().diffs().of(status.change().id()).orElse(null), box.body());
        }
        Diffs diffs = frame.state().changes().diffs();
        FileDiff diff = diffs.of(status.change().id()).orElse(null);
        if (diff == null) {
            Diffs.Failed failed = diffs.failed();
            String why = failed != null && failed.change().equals(status.change().id()) ? "It cannot be shown: " + failed.reason() : "Reading …";
            message(sheet, box.lines(), why);
            return;
        }
        DiffRows rows = new DiffRows(diff, PageBox.beside(frame.state().panes(), review, diff), review.place().open(), review.place().whole());
        if (rows.count() == 0) {
            message(sheet, box.lines(), "Both sides are empty.");
            return;
        }
        lines.paint(sheet, box.lines(), diff, rows, status.hunks(), review);
    }

    private static void title(Sheet sheet, ChangeStatus status, @Nullable FileDiff diff, Rect body) {
        RowPen pen = RowPen.on(sheet.graphics(), sheet.theme(), Role.TEXT, body.column(), body.row(), body.width());
        StateMark mark = StateMark.of(status.whole());
        String from = status.change().edit().renamedFrom() == null ? "" : status.change().edit().renamedFrom() + " → ";
        String ends = diff != null && DiffLayout.isWindows(diff) ? " · CRLF" : "";
        String who = status.change().id() + " · " + status.change().origin().tool() + " · " + Paths.model(status.change().origin().model()) + " · "
                + Paths.time(status.change().at(), sheet.frame().now(), ZoneId.systemDefault());
        int room = Math.max(12, pen.left() - CellWidth.of(who + ends) - CellWidth.of(mark.word()) - 7);
        pen.skip(1).add(Paths.cut(from + status.change().path(), room), Role.TITLE).skip(2).add(mark.sign() + " " + mark.word(), mark.role()).skip(2);
        pen.add(who + ends, Role.MUTED);
    }

    private static void group(Sheet sheet, ReviewList.Group group, Rect body) {
        boolean turn = group.turn() != null;
        List<String> says = new ArrayList<>();
        int count = group.changes().size();
        says.add((turn ? "A turn with " : "A file with ") + count + (count == 1 ? " change" : " changes") + ", "
                + Paths.counts(group.added(), group.removed()) + " lines.");
        says.add("");
        says.add(sheet.frame().catalog().expandKeys(turn
                ? "{review.revert} takes back all of it, {review.reapply} puts it back, {review.keep} accepts it."
                : "{review.revert} takes back all that was done to it, {review.reapply} puts it back, {review.keep} accepts it."));
        says.add(sheet.frame().catalog().expandKeys("{review.next-file} goes to the first of its changes."));
        for (int i = 0; i < says.size() && i + 1 < body.height(); i++) {
            RowPen.on(sheet.graphics(), sheet.theme(), Role.TEXT, body.column(), body.row() + i + 1, body.width()).skip(2).add(says.get(i), Role.MUTED);
        }
    }

    static void message(Sheet sheet, Rect at, String text) {
        int row = at.height() > 4 ? 1 : 0;
        List<StyledLine> lines = Wrap.wrap(StyledLine.of(SafeText.of(text), Role.MUTED), Math.max(1, at.width() - 4));
        for (int i = 0; i < lines.size() && row + i < at.height() && at.width() > 0; i++) {
            RowPen.on(sheet.graphics(), sheet.theme(), Role.TEXT, at.column(), at.row() + row + i, at.width()).skip(2).add(lines.get(i).plainText(), Role.MUTED);
        }
    }

    private static void foot(Sheet sheet, Page.Review review, Rect foot) {
        if (foot.isEmpty()) {
            return;
        }
        if (review.typing()) {
            RowPen.on(sheet.graphics(), sheet.theme(), Role.STATUS, foot.column(), foot.row(), foot.width())
                    .add(FILTER, Role.STATUS_KEY)
                    .add(review.filter().text(), Role.STATUS);
            return;
        }
        int marked = review.place().marked();
        List<Sheet.Hint> hints = new ArrayList<>();
        String what = review.inFiles() ? " file" : marked > 0 ? " " + marked + (marked == 1 ? " line" : " lines") : "";
        hints.add(sheet.hint("review.revert", "take back" + what));
        hints.add(sheet.hint("review.reapply", "apply again"));
        hints.add(sheet.hint("review.keep", "keep"));
        hints.add(new Sheet.Hint(sheet.frame().catalog().shownKey("review.previous-hunk") + " " + sheet.frame().catalog().shownKey("review.next-hunk"), "hunk"));
        hints.add(new Sheet.Hint(sheet.frame().catalog().shownKey("review.next-file") + " " + sheet.frame().catalog().shownKey("review.previous-file"), "file"));
        hints.add(sheet.hint("review.close", marked > 0 || review.place().anchor() >= 0 ? "unselect" : "close"));
        hints.add(sheet.hint("help.review", "keys"));
        hints.add(sheet.hint("review.mark", "select"));
        hints.add(sheet.hint("review.undo", "undo"));
        hints.add(sheet.hint("review.redo", "redo"));
        hints.add(sheet.hint("review.revert-turn", "take back turn"));
        hints.add(sheet.hint("review.columns", "side by side"));
        hints.add(sheet.hint("review.filter", "filter"));
        hints.add(sheet.hint("review.blame", "who wrote it"));
        hints.add(sheet.hint("review.copy", "copy"));
        hints.add(sheet.hint("review.edit", "editor"));
        PagePainter.hints(sheet, foot, hints);
    }
}
