package dev.branchline.workspace;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a path that somebody wrote really leads. Canonical at the time of asking: no `..`, no link in it, names as the disk spells them.
public sealed interface Place {
    /// A place that may be there or not; its folders may be missing too.
    sealed interface Found extends Place {
        /// As in [dev.branchline.model.change]: relative with `/`, or absolute when outside. The root itself is an empty text.
        String path();

        Path absolute();

        /// When the path as it was written ends in a symbolic link: where the link itself lies; the place is where it leads. Else null.
        @Nullable String link();
    }

    record Inside(String path, Path absolute, @Nullable String link) implements Found {}

    /// Real, and not in the workspace: may be touched only when the user says so.
    record Outside(String path, Path absolute, @Nullable String link) implements Found {}

    /// Never touched.
    ///
    /// @param reason one sentence, for models and users; quotes the path, so it is hostile text
    record Refused(String reason) implements Place {}
}
