package dev.branchline.ui.overlay;

import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.UsageRows;
import dev.branchline.text.Role;
import dev.branchline.ui.Costs;
import dev.branchline.ui.Numbers;
import dev.branchline.ui.draw.RowPen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tokens and costs of this branch and of the session.
final class UsagePainter {
    private @Nullable Counted counted;

    /// What was counted last: counting takes a pass over the tree.
    private record Counted(SessionTree tree, long version, List<UsageRows.Row> rows) {
        @SuppressWarnings("ReferenceEquality")
        boolean serves(SessionTree other) {
            return tree == other && version == other.version();
        }
    }

    void paint(Sheet sheet, Overlay.UsageReport report) {
        List<UsageRows.Row> rows = rows(sheet.frame.state());
        String today = Costs.text(sheet.frame.state().spending().today());
        sheet.frame("Usage and costs", "today " + today, List.of(
                sheet.hint("list.close", "close"),
                sheet.moveHint("scroll"),
                new Sheet.Hint("~", "estimated"),
                new Sheet.Hint("?", "not known")));
        Columns columns = Columns.of(sheet.at.rows().width());
        if (!sheet.at.header().isEmpty()) {
            header(sheet.pen(sheet.at.header(), 0, Role.OVERLAY), columns);
        }
        int top = Math.clamp(report.selected(), 0, Math.max(0, rows.size() - sheet.at.rows().height()));
        for (int i = 0; i < sheet.at.rows().height() && top + i < rows.size(); i++) {
            row(sheet.pen(sheet.at.rows(), i, Role.OVERLAY), rows.get(top + i), columns);
        }
        sheet.scrollMarks(top, rows.size());
    }

    private List<UsageRows.Row> rows(AppState state) {
        SessionTree tree = state.conversation().tree();
        if (counted == null || !counted.serves(tree)) {
            counted = new Counted(tree, tree.version(), UsageRows.of(state));
        }
        return counted.rows;
    }

    /// Widths; 0 leaves a column out.
    private record Columns(int name, int answers, int tokens, int cached, int reasoning, int cost) {
        static Columns of(int width) {
            int cost = 11;
            int answers = width >= 36 ? 8 : 0;
            int tokens = width >= 48 ? 9 : 0;
            int cached = width >= 66 ? 9 : 0;
            int reasoning = width >= 86 ? 10 : 0;
            return new Columns(Math.max(4, width - cost - answers - 2 * tokens - cached - reasoning), answers, tokens, cached, reasoning, cost);
        }
    }

    private static void header(RowPen pen, Columns columns) {
        pen.skip(columns.name).right("answers", Role.MUTED, columns.answers);
        pen.right("in", Role.MUTED, columns.tokens).right("cached", Role.MUTED, columns.cached);
        pen.right("out", Role.MUTED, columns.tokens).right("reasoning", Role.MUTED, columns.reasoning);
        pen.right("cost", Role.MUTED, columns.cost);
    }

    private static void row(RowPen pen, UsageRows.Row row, Columns columns) {
        switch (row) {
            case UsageRows.Blank _ -> {}
            case UsageRows.Section s -> pen.add(s.title(), Role.HEADING);
            case UsageRows.Figures f -> {
                String prompts = f.prompts() == 1 ? "1 prompt" : f.prompts() + " prompts";
                Role role = f.total() ? Role.TEXT : Role.MUTED;
                pen.skip(1).add(f.total() ? f.name() + ", " + prompts : f.name(), role, columns.name - 1);
                pen.right(Integer.toString(f.answers()), role, columns.answers);
                pen.right(tokens(f.in(), f.answers()), role, columns.tokens).right(tokens(f.cached(), f.answers()), role, columns.cached);
                pen.right(tokens(f.out(), f.answers()), role, columns.tokens).right(tokens(f.reasoning(), f.answers()), role, columns.reasoning);
                pen.right(f.answers() == 0 ? "–" : Costs.text(f.cost()), Role.COST, columns.cost);
            }
        }
    }

    /// What no answer reported is a `?`; what some did not is marked.
    private static String tokens(UsageRows.Tokens tokens, int answers) {
        if (answers == 0) {
            return "–";
        }
        if (tokens.unknown() == answers) {
            return "?";
        }
        return Numbers.tokens(tokens.known()) + (tokens.unknown() > 0 ? "+?" : "");
    }
}
