package dev.branchline.runtime;

import dev.branchline.event.Event;
import dev.branchline.event.Input;
import dev.branchline.event.Key;
import dev.branchline.log.Log;
import dev.branchline.state.AppState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens after something threw in an update or a painter: a page that says so, with a report that holds no
/// prompt, no answer and no key. UI thread only.
public final class CrashGuard {
    private static final int LAST_EVENTS = 40;

    private final Log log;
    private final String version;
    private final Deque<String> lastEvents = new ArrayDeque<>();
    private @Nullable Throwable cause;
    private List<String> report = List.of();
    private int scroll;

    /// What a key on the page asks for.
    enum Wish { NOTHING, TRY_AGAIN, COPY, QUIT }

    public CrashGuard(Log log, String version) {
        this.log = log;
        this.version = version;
    }

    /// Notes an event's kind for the report; never its content.
    public void note(Event event) {
        if (lastEvents.size() == LAST_EVENTS) {
            lastEvents.removeFirst();
        }
        lastEvents.addLast(event.getClass().getSimpleName());
    }

    public boolean isShown() {
        return cause != null;
    }

    /// Shows the page for what was thrown. The first one stays when more follow.
    void caught(Throwable thrown, AppState state) {
        log.error("an update or a painter failed", thrown);
        if (cause == null) {
            cause = thrown;
            scroll = 0;
            report = describe(thrown, state);
        }
    }

    private List<String> describe(Throwable thrown, AppState state) {
        List<String> lines = new ArrayList<>();
        lines.add("branchline " + version + ", Java " + Runtime.version() + ", " + System.getProperty("os.name"));
        lines.add("screen " + state.panes().columns() + "x" + state.panes().rows() + ", focus " + state.panes().focus() + ", overlays "
                + state.overlays().size() + ", nodes " + state.conversation().tree().size() + ", runs " + state.conversation().runs().size());
        lines.add("last events: " + String.join(" ", lastEvents));
        lines.add("");
        String lead = "";
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            lines.add(lead + t.getClass().getName() + message(t));
            Arrays.stream(t.getStackTrace()).limit(40).forEach(f -> lines.add("  at " + f));
            lead = "caused by ";
        }
        return lines;
    }

    /// The virtual machine's own words. Others may quote a prompt or an answer; they are in the log.
    private static String message(Throwable thrown) {
        return switch (thrown) {
            case NullPointerException e -> ": " + e.getMessage();
            case IndexOutOfBoundsException e -> ": " + e.getMessage();
            case ClassCastException e -> ": " + e.getMessage();
            default -> "";
        };
    }

    void paint(Painter painter) {
        if (cause != null) {
            painter.paintCrash(cause, report, scroll);
        }
    }

    String report() {
        return String.join("\n", report);
    }

    Wish on(Event event) {
        String typed = event instanceof Input.Typed t ? t.text() : "";
        Key key = event instanceof Input.Pressed p ? p.key() : null;
        if (typed.equals("r")) {
            cause = null;
            return Wish.TRY_AGAIN;
        }
        if (typed.equals("c")) {
            return Wish.COPY;
        }
        if (typed.equals("q") || Key.ctrl('c').equals(key) || Key.ctrl('q').equals(key)) {
            cause = null;
            return Wish.QUIT;
        }
        if (key != null) {
            scroll(key.code());
        }
        return Wish.NOTHING;
    }

    private void scroll(Key.Code code) {
        int rows = switch (code) {
            case UP -> -1;
            case DOWN -> 1;
            case PAGE_UP -> -10;
            case PAGE_DOWN -> 10;
            default -> 0;
        };
        scroll = Math.clamp((long) scroll + rows, 0, Math.max(0, report.size() - 1));
    }
}
