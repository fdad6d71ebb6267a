package dev.branchline.state.context;

import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.state.AppState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The list of what is pinned: a row for each file, or for a pin that leads to none.
public final class ContextRows {
    private ContextRows() {}

    /// How a file stands to what was sent.
    public enum Standing {
        NOT_SENT("not sent yet"),
        SENT("sent"),
        CHANGED("changed since sent"),
        GONE("not there"),
        LEFT_OUT("left out");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// @param pin what has brought it here and is taken away with it
    /// @param remark why it is left out; empty for what needs none
    /// @param text what is in it, as it was read last; empty where that is not known or no text; hostile
    public record Row(String pin, String path, long bytes, long tokens, Standing standing, String remark, String text) {
        Row(String pin, String path, Standing standing, String remark) {
            this(pin, path, 0, 0, standing, remark, "");
        }
    }

    public static List<Row> of(AppState state) {
        ContextFiles known = state.context().known();
        List<Row> rows = new ArrayList<>();
        List<String> pins = state.conversation().tree().pins();
        if (known == null) {
            pins.forEach(p -> rows.add(new Row(p, p, Standing.NOT_SENT, "reading")));
            return rows;
        }
        Map<String, String> sent = SentFiles.on(state.conversation().shown());
        for (String pin : pins) {
            int before = rows.size();
            for (ContextFiles.Found found : known.files()) {
                if (found.by().equals(pin) && found.file().use() == Attachment.Use.PINNED) {
                    rows.add(row(found, sent.get(found.file().path())));
                }
            }
            for (ContextFiles.Missing missing : known.missing()) {
                if (missing.by().equals(pin)) {
                    rows.add(new Row(pin, pin, Standing.LEFT_OUT, missing.reason()));
                }
            }
            if (rows.size() == before) {
                rows.add(new Row(pin, pin, Standing.NOT_SENT, "reading"));
            }
        }
        return rows;
    }

    private static Row row(ContextFiles.Found found, @org.jspecify.annotations.Nullable String sent) {
        Attachment file = found.file();
        Standing standing;
        if (file.hash().equals(Attachment.ABSENT)) {
            standing = Standing.GONE;
        } else if (file.hash().length() != 64) {
            standing = Standing.LEFT_OUT;
        } else if (sent == null) {
            standing = Standing.NOT_SENT;
        } else {
            standing = sent.equals(file.hash()) ? Standing.SENT : Standing.CHANGED;
        }
        return new Row(
                found.by(), file.path(), found.bytes(), found.tokens(), standing, standing == Standing.LEFT_OUT ? file.note() : "",
                file.text() == null ? "" : file.text());
    }
}
