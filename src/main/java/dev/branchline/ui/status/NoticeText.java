package dev.branchline.ui.status;

import dev.branchline.state.view.Notice;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import dev.branchline.ui.Frame;
import java.util.List;
import java.util.Optional;

/// Where the newest message is shown: in the status line when it fits, else in rows of its own over the end of the conversation.
public final class NoticeText {
    private static final int MOST_ROWS = 5;
    /// What the status line keeps for itself: its margins and the help key.
    private static final int RESERVED = 14;

    private NoticeText() {}

    static Optional<StyledLine> forStatusLine(Frame frame) {
        return newest(frame).filter(line -> !isLong(frame, line));
    }

    /// Rows for the end of the conversation; empty when there is no message, or when it stands in the status line.
    public static List<StyledLine> rows(Frame frame, int width) {
        Optional<StyledLine> line = newest(frame).filter(l -> isLong(frame, l));
        if (line.isEmpty()) {
            return List.of();
        }
        List<StyledLine> rows = Wrap.wrap(line.get(), Math.max(1, width));
        return rows.subList(0, Math.min(rows.size(), MOST_ROWS));
    }

    /// Rows for a page that covers the status line; empty when there is no message.
    public static List<StyledLine> forPage(Frame frame, int width) {
        List<StyledLine> rows = newest(frame).map(l -> Wrap.wrap(l, Math.max(1, width))).orElse(List.of());
        return rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows;
    }

    private static boolean isLong(Frame frame, StyledLine line) {
        boolean conversationShown = frame.geometry().conversation().height() > MOST_ROWS + 2;
        return conversationShown && line.width() > frame.state().panes().columns() - RESERVED;
    }

    private static Optional<StyledLine> newest(Frame frame) {
        List<Notice> notices = frame.state().notices();
        if (notices.isEmpty()) {
            return Optional.empty();
        }
        Notice notice = notices.getLast();
        Role role = switch (notice.level()) {
            case INFO -> Role.ACCENT;
            case WARNING -> Role.WARNING;
            case ERROR -> Role.ERROR;
        };
        String sign = switch (notice.level()) {
            case INFO -> "• ";
            case WARNING -> "⚠ ";
            case ERROR -> "✗ ";
        };
        return Optional.of(StyledLine.of(sign + frame.catalog().expandKeys(notice.text().strip().replace('\n', ' ')), role));
    }
}
