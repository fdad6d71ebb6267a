package dev.branchline.ui.overlay;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.Preview;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.QuestionRows;
import dev.branchline.state.tools.Questions;
import dev.branchline.state.tools.Questions.Question;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.draw.RowPen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The dialog in which the user allows or rejects what a tool wants to do.
final class QuestionPainter {
    /// Below this many columns words give way to what must be seen.
    private static final int NARROW = 60;

    private @Nullable Page page;

    /// What was laid out last: a long diff is laid out once, not in each frame.
    private record Page(Question question, int width, int hunk, Object off, @Nullable String edited, QuestionRows.Laid laid) {
        boolean serves(Question other, int otherWidth, Overlay.Question dialog) {
            return question.equals(other) && width == otherWidth && hunk == dialog.hunk() && off.equals(dialog.off())
                    && Objects.equals(edited, dialog.edited());
        }
    }

    void paint(Sheet sheet, Overlay.Question dialog) {
        Optional<Question> found = Questions.find(sheet.frame.state(), dialog.number());
        if (found.isEmpty()) {
            sheet.frame("", "", List.of());
            return;
        }
        Question question = found.get();
        QuestionRows.Laid laid = laid(sheet, dialog, question);
        Rect area = sheet.at.rows();
        int shown = Math.min(area.height(), QuestionRows.textRows(sheet.at));
        int count = laid.rows().size();
        int top = Math.clamp(dialog.top(), 0, QuestionRows.lastTop(count, sheet.at));
        sheet.frame(title(sheet, question), position(top, shown, count, area.width()), hints(sheet, dialog, question));
        for (int i = 0; i < shown && top + i < count; i++) {
            row(sheet, laid.rows().get(top + i), area, i);
        }
        sheet.scrollMarks(top, count);
        if (area.height() > shown) {
            footer(sheet, dialog, question, area);
        }
    }

    private QuestionRows.Laid laid(Sheet sheet, Overlay.Question dialog, Question question) {
        int width = sheet.at.rows().width();
        Page now = page;
        if (now == null || !now.serves(question, width, dialog)) {
            now = new Page(question, width, dialog.hunk(), dialog.off(), dialog.edited(), QuestionRows.of(sheet.frame.state(), dialog, width));
            page = now;
        }
        return now.laid;
    }

    private static String title(Sheet sheet, Question question) {
        int waiting = Questions.open(sheet.frame.state()).size() + (int) Questions.toCome(sheet.frame.state());
        String what = question instanceof Questions.GoOn ? "Go on?" : "Allow this?";
        return waiting > 1 ? what + " · 1 of " + waiting : what;
    }

    private static String position(int top, int shown, int count, int width) {
        if (count <= shown) {
            return "";
        }
        int last = Math.min(count, top + shown);
        int below = count - last;
        if (width < NARROW) {
            return last + " of " + count + " lines";
        }
        return "lines " + (top + 1) + "–" + last + " of " + count + (below > 0 ? ", " + below + " not shown yet" : "");
    }

    private static void row(Sheet sheet, StyledLine line, Rect area, int row) {
        RowPen pen = sheet.pen(area, row, Role.OVERLAY);
        line.spans().forEach(span -> pen.add(span.text(), span.ink().role()));
    }

    private static List<Sheet.Hint> hints(Sheet sheet, Overlay.Question dialog, Question question) {
        if (!dialog.ready()) {
            return List.of(new Sheet.Hint("…", "keys count in a moment; until then they go where they went before"));
        }
        List<Sheet.Hint> hints = new ArrayList<>();
        hints.add(sheet.hint("tools.allow", "yes"));
        hints.add(sheet.hint("tools.reject", "no"));
        hints.add(sheet.hint("tools.later", "later"));
        if (question instanceof Questions.MayRun m) {
            hints.add(sheet.hint("tools.reason", "no, because"));
            if (m.prepared().preview() instanceof Preview.Edits) {
                hints.add(sheet.hint("tools.hunk", "leave hunk out"));
                hints.add(sheet.hint("tools.hunk-next", "next hunk"));
                hints.add(sheet.hint("tools.edit", "edit"));
            }
            if (m.prepared().rules().size() > 1) {
                hints.add(sheet.hint("tools.rule", "other rule"));
            }
        }
        hints.add(new Sheet.Hint(sheet.frame.catalog().shownKey("tools.up") + sheet.frame.catalog().shownKey("tools.down"), "scroll"));
        return hints;
    }

    /// The last row: what must be said twice; what would be remembered.
    private static void footer(Sheet sheet, Overlay.Question dialog, Question question, Rect area) {
        RowPen pen = sheet.pen(area, area.height() - 1, Role.OVERLAY);
        if (!(question instanceof Questions.MayRun m) || m.prepared().rules().isEmpty()) {
            return;
        }
        List<PermissionRule> rules = m.prepared().rules();
        // That a name without a folder stands for the one at the top goes without saying here.
        String rule = rules.get(Math.clamp(dialog.rule(), 0, rules.size() - 1)).target().replace(":./", ":");
        PermissionScope armed = dialog.armed();
        if (armed == null) {
            if (!dialog.ready()) {
                return;
            }
            boolean words = area.width() >= NARROW;
            lasting(sheet, pen, "tools.allow-session", words ? " this session " : " ");
            lasting(sheet, pen, "tools.allow-project", words ? " this folder " : " ");
            lasting(sheet, pen, "tools.allow-everywhere", words ? " everywhere " : " ");
            pen.add(words ? "allows " : "", Role.MUTED).add(Sheet.tail(rule, pen.left()), Role.TEXT);
        } else {
            String key = sheet.frame.catalog().shownKey(armed == PermissionScope.PROJECT ? "tools.allow-project" : "tools.allow-everywhere");
            String where = armed == PermissionScope.PROJECT ? "in this folder" : "everywhere";
            pen.add(key + " again allows ", Role.WARNING).add(rule, Role.TEXT).add(" " + where + ", from now on", Role.WARNING);
        }
    }

    private static void lasting(Sheet sheet, RowPen pen, String command, String where) {
        pen.add(sheet.frame.catalog().shownKey(command), Role.ACCENT).add(where, Role.MUTED);
    }
}
