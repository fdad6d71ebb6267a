package dev.branchline.changes;

import dev.branchline.model.change.FileState;
import dev.branchline.model.change.LineText;
import dev.branchline.workspace.FileText;
import dev.branchline.workspace.TextCodec;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/// A content read as text: its lines, and all that is needed to write others in the same manner.
///
/// @param file encoding and byte order mark
record TextForm(FileText file, LineText lines) {
    static final TextForm EMPTY = new TextForm(FileText.fresh(""), LineText.EMPTY);

    /// @return empty for what is no text; absent counts as an empty one
    static Optional<TextForm> of(Content content) {
        return content.text();
    }

    /// Decodes; [Content#text] keeps what came of it.
    static Optional<TextForm> read(Content content) {
        if (content.bytes() != null) {
            return TextCodec.decode(content.bytes()).map(t -> new TextForm(t, new LineText(t.text())));
        }
        return content.state() instanceof FileState.Absent ? Optional.of(EMPTY) : Optional.empty();
    }

    /// Another text in the same form.
    Content write(String text, int mode) throws CharacterCodingException {
        return Content.regular(file.with(text).bytes(), mode);
    }
}
