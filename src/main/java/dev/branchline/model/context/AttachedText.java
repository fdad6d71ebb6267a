package dev.branchline.model.context;

import java.util.ArrayList;
import java.util.List;

/// How attachments are put into words for the model. The same attachments always give the same text: prompt caches depend on it, so this
/// must never change for what older versions have sent.
public final class AttachedText {
    private static final int MARK = 8;

    private AttachedText() {}

    /// The files, then what the user said: models read best that way.
    public static String of(String prompt, List<Attachment> attachments) {
        StringBuilder out = new StringBuilder();
        for (Attachment attachment : attachments) {
            add(out, attachment);
        }
        return out.isEmpty() ? prompt : out.append('\n').append(prompt).toString();
    }

    /// What the project says, for the system prompt.
    public static String guidance(List<Attachment> guidance) {
        return of("", guidance).stripTrailing();
    }

    public static List<String> images(List<Attachment> attachments) {
        List<String> images = new ArrayList<>();
        attachments.forEach(a -> {
            if (a.image() != null) {
                images.add(a.image());
            }
        });
        return images;
    }

    private static void add(StringBuilder out, Attachment a) {
        String kind = a.use() == Attachment.Use.GUIDANCE ? "project-instructions" : "file";
        String text = a.text();
        out.append('<').append(kind).append(" path=").append(quoted(a.path()));
        if (!a.note().isEmpty()) {
            out.append(" note=").append(quoted(a.note()));
        }
        if (a.image() != null) {
            out.append(" image=\"attached\"");
        }
        if (text == null) {
            out.append("/>\n");
            return;
        }
        // A file cannot hold its own hash, so it cannot pretend to end here.
        String mark = a.hash().length() > MARK ? a.hash().substring(0, MARK) : a.hash();
        out.append(" id=\"").append(mark).append("\">\n").append(text);
        if (!text.endsWith("\n")) {
            out.append('\n');
        }
        out.append("</").append(kind).append(" id=\"").append(mark).append("\">\n");
    }

    /// A name may hold quotation marks, line ends and worse.
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }
}
