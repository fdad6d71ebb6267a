package dev.branchline.ui.changes;

import com.googlecode.lanterna.TerminalPosition;
import dev.branchline.state.changes.Page;
import dev.branchline.state.changes.PageBox;
import dev.branchline.state.view.Rect;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.Frame;
import dev.branchline.ui.draw.RowPen;
import dev.branchline.ui.overlay.Sheet;
import dev.branchline.ui.status.NoticeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the pages about changes by their kind.
public final class PagePainter {
    private final ReviewPainter review = new ReviewPainter();
    private final PreviewPainter preview = new PreviewPainter();
    private final SettlePainter settle = new SettlePainter();
    private final BlamePainter blame = new BlamePainter();

    public void paint(Sheet sheet, Page page) {
        switch (page) {
            case Page.Review r -> review.paint(sheet, r);
            case Page.Preview p -> preview.paint(sheet, p);
            case Page.Settling s -> settle.paint(sheet, s);
            case Page.Operations o -> OperationsPainter.paint(sheet, o);
            case Page.Blame b -> blame.paint(sheet, b);
        }
        notice(sheet, PageBox.of(sheet.frame().state().panes(), page));
    }

    /// What has to be said stands above the keys: such a page covers the status line.
    private static void notice(Sheet sheet, PageBox box) {
        List<StyledLine> lines = box.foot().isEmpty() ? List.of() : NoticeText.forPage(sheet.frame(), box.foot().width() - 2);
        int first = Math.max(box.head().height(), box.foot().row() - lines.size());
        for (int i = 0; first + i < box.foot().row() && i < lines.size(); i++) {
            RowPen pen = RowPen.on(sheet.graphics(), sheet.theme(), Role.OVERLAY, box.foot().column(), first + i, box.foot().width());
            pen.skip(1);
            lines.get(i).spans().forEach(s -> pen.add(s.text(), s.ink().role()));
        }
    }

    /// Behind what is typed into the filter.
    public static @Nullable TerminalPosition cursor(Frame frame, Page page) {
        if (!(page instanceof Page.Review r) || !r.typing()) {
            return null;
        }
        Rect foot = PageBox.of(frame.state().panes(), page).foot();
        int column = Math.min(Math.max(0, foot.width() - 1), CellWidth.of(ReviewPainter.FILTER) + CellWidth.of(SafeText.of(r.filter().text())));
        return foot.isEmpty() ? null : new TerminalPosition(foot.column() + column, foot.row());
    }

    /// The keys of a page that has the whole screen: as many as fit.
    static void hints(Sheet sheet, Rect foot, List<Sheet.Hint> hints) {
        if (foot.isEmpty()) {
            return;
        }
        RowPen pen = RowPen.on(sheet.graphics(), sheet.theme(), Role.STATUS, foot.column(), foot.row(), foot.width());
        pen.skip(1);
        for (Sheet.Hint hint : hints) {
            if (CellWidth.of(hint.key() + hint.what()) + 3 > pen.left()) {
                break;
            }
            pen.add(hint.key(), Role.STATUS_KEY).add(" " + hint.what(), Role.STATUS).skip(2);
        }
    }
}
