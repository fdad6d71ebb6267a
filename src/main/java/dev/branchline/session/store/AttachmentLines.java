package dev.branchline.session.store;

import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineJson;
import dev.branchline.model.context.Attachment;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// The files in a prompt's line.
final class AttachmentLines {
    private AttachmentLines() {}

    /// Writes nothing when there are none.
    static void write(JsonGenerator out, List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return;
        }
        out.writeArrayPropertyStart("attachments");
        for (Attachment a : attachments) {
            out.writeStartObject();
            out.writeStringProperty("path", a.path());
            out.writeStringProperty("hash", a.hash());
            out.writeStringProperty("use", a.use().name().toLowerCase(Locale.ROOT));
            LineJson.optional(out, "text", a.text());
            LineJson.optional(out, "image", a.image());
            LineJson.optional(out, "note", a.note().isEmpty() ? null : a.note());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static Attachment read(JsonParser in) {
        if (in.currentToken() != tools.jackson.core.JsonToken.START_OBJECT) {
            throw new LineDamagedException("an attachment is not an object");
        }
        String path = null;
        String hash = null;
        Attachment.Use use = Attachment.Use.MENTIONED;
        String text = null;
        String image = null;
        String note = "";
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "path" -> path = LineJson.string(in);
                case "hash" -> hash = LineJson.string(in);
                case "use" -> use = use(LineJson.string(in));
                case "text" -> text = LineJson.stringOrNull(in);
                case "image" -> image = LineJson.stringOrNull(in);
                case "note" -> note = LineJson.string(in);
                default -> in.skipChildren();
            }
        }
        return new Attachment(need(path, "path"), need(hash, "hash"), use, text, image, note);
    }

    /// A use of a later version is still a file.
    private static Attachment.Use use(String name) {
        for (Attachment.Use use : Attachment.Use.values()) {
            if (use.name().toLowerCase(Locale.ROOT).equals(name)) {
                return use;
            }
        }
        return Attachment.Use.MENTIONED;
    }

    private static String need(@Nullable String value, String name) {
        if (value == null) {
            throw new LineDamagedException("an attachment has no " + name);
        }
        return value;
    }
}
