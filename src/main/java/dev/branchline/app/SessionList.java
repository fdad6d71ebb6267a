package dev.branchline.app;

import dev.branchline.model.SessionSummary;
import dev.branchline.session.store.FileSessionStore;
import dev.branchline.text.CellWidth;
import dev.branchline.text.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// `--sessions`: one line a session, the last changed first.
final class SessionList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private SessionList() {}

    static int print(PrintWriter out) throws IOException {
        Environment environment = Environment.read(null);
        List<SessionSummary> all = new FileSessionStore(environment.folders().data(), Clock.systemUTC()).list();
        if (all.isEmpty()) {
            out.println("There are no sessions yet.");
        }
        for (SessionSummary s : all) {
            String changed = TIME.format(s.changedAt().atZone(ZoneId.systemDefault()));
            String name = s.name() == null ? s.id().value() : s.name();
            out.println(changed + "  " + pad(name, 24) + "  " + pad(s.title(), 50) + "  " + SafeText.of(s.workspace()));
        }
        return ExitCode.OK;
    }

    private static String pad(String text, int width) {
        String cut = CellWidth.cut(SafeText.of(text), width);
        return cut + " ".repeat(Math.max(0, width - CellWidth.of(cut)));
    }
}
