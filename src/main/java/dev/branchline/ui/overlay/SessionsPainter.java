package dev.branchline.ui.overlay;

import dev.branchline.model.SessionSummary;
import dev.branchline.state.models.Fuzzy;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.OverlayRows;
import dev.branchline.text.Role;
import dev.branchline.ui.Costs;
import dev.branchline.ui.draw.Figures;
import dev.branchline.ui.draw.RowPen;
import java.util.List;

/// Earlier sessions, newest first.
final class SessionsPainter {
    private static final int AGE = 10;
    private static final int MESSAGES = 5;
    private static final int COST = 10;

    private SessionsPainter() {}

    static void paint(Sheet sheet, Overlay.Sessions overlay) {
        List<SessionSummary> rows = OverlayRows.sessions(overlay);
        int all = overlay.sessions() == null ? 0 : overlay.sessions().size();
        String remark = overlay.sessions() == null ? "" : rows.size() == all ? all + " in all" : rows.size() + " of " + all;
        sheet.frame("Sessions", remark, sheet.listHints("open"));
        sheet.filter(overlay.filter(), "title, name or folder");
        int width = sheet.at.rows().width();
        Columns columns = Columns.of(width);
        if (!sheet.at.header().isEmpty()) {
            header(sheet.pen(sheet.at.header(), 0, Role.OVERLAY), columns);
        }
        if (overlay.sessions() == null) {
            sheet.message("Reading the list of sessions…", Role.MUTED);
        } else if (rows.isEmpty()) {
            sheet.message(all == 0 ? "There is no earlier session yet." : "No session matches “" + overlay.filter() + "”.", Role.MUTED);
        }
        int top = sheet.at.top(overlay, rows.size());
        for (int i = 0; i < sheet.at.rows().height() && top + i < rows.size(); i++) {
            boolean chosen = top + i == Math.min(overlay.selected(), rows.size() - 1);
            row(sheet, sheet.listRow(i, chosen), rows.get(top + i), columns, overlay.filter().strip());
        }
        sheet.scrollMarks(top, rows.size());
    }

    /// Widths by what there is room for; 0 leaves a column out.
    private record Columns(int title, int folder, int messages, int cost, int age) {
        static Columns of(int width) {
            int age = width >= 40 ? AGE + 1 : 0;
            int cost = width >= 56 ? COST + 1 : 0;
            int messages = width >= 64 ? MESSAGES + 1 : 0;
            int folder = width >= 76 ? (width - age - cost - messages) / 3 : 0;
            return new Columns(width - folder - messages - cost - age, folder, messages, cost, age);
        }
    }

    private static void header(RowPen pen, Columns columns) {
        pen.skip(2).add("title", Role.MUTED, columns.title - 2).add("folder", Role.MUTED, columns.folder);
        pen.right("msgs", Role.MUTED, columns.messages).right("cost", Role.MUTED, columns.cost).right("changed", Role.MUTED, columns.age);
    }

    private static void row(Sheet sheet, RowPen pen, SessionSummary session, Columns columns, String filter) {
        boolean open = session.id().equals(sheet.frame.state().conversation().header().id());
        String name = session.name() == null ? "" : " (" + session.name() + ")";
        String title = (session.title().isBlank() ? "untitled" : session.title()) + name;
        int marks = 2;
        pen.add(session.locked() && !open ? "⊘ " : open ? "● " : "  ", open ? Role.ACCENT : Role.WARNING, marks);
        pen.marked(title, Fuzzy.positions(filter, title), session.title().isBlank() ? Role.MUTED : Role.TEXT, columns.title - marks - 1).skip(1);
        pen.add(folder(sheet, session.workspace()), Role.MUTED, Math.max(0, columns.folder - 1)).skip(columns.folder > 0 ? 1 : 0);
        pen.right(session.nodes() < 0 ? "?" : Integer.toString(session.nodes()), Role.MUTED, columns.messages);
        pen.right(Costs.text(session.cost()), Role.COST, columns.cost);
        pen.right(Figures.age(session.changedAt(), sheet.frame.now()), Role.MUTED, columns.age);
    }

    private static String folder(Sheet sheet, String workspace) {
        String home = sheet.frame.state().surroundings().home();
        boolean below = !home.isEmpty() && (workspace.equals(home) || workspace.startsWith(home + "/"));
        return below ? "~" + workspace.substring(home.length()) : workspace;
    }
}
