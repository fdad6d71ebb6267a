package dev.branchline.state.context;

import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.state.AppState;
import java.util.List;

/// How many files, and how much of the model's context they take, roughly.
///
/// @param files with content
/// @param without those of which nothing can be sent
public record ContextFigures(int files, long tokens, int without) {
    /// What is pinned.
    public static ContextFigures pinned(AppState state) {
        ContextFiles known = state.context().known();
        if (known == null) {
            return new ContextFigures(0, 0, 0);
        }
        int files = 0;
        int without = known.missing().size();
        long tokens = 0;
        for (ContextFiles.Found found : known.files()) {
            if (found.file().use() != Attachment.Use.PINNED) {
                continue;
            }
            if (found.tokens() > 0 || found.file().hash().length() == 64) {
                files++;
                tokens += found.tokens();
            } else {
                without++;
            }
        }
        return new ContextFigures(files, tokens, without);
    }

    public static ContextFigures of(List<Attachment> attachments) {
        int files = 0;
        long tokens = 0;
        for (Attachment a : attachments) {
            files += a.hasContent() ? 1 : 0;
            tokens += a.tokens();
        }
        return new ContextFigures(files, tokens, attachments.size() - files);
    }

    public boolean isEmpty() {
        return files + without == 0;
    }

    /// Such as `3 files ~4.2k`.
    public String inShort() {
        return files + (files == 1 ? " file ~" : " files ~") + thousands(tokens);
    }

    /// Such as `3 files, ~4.2k tokens`.
    public String inWords() {
        return files + (files == 1 ? " file, ~" : " files, ~") + thousands(tokens) + " tokens";
    }

    public static String thousands(long tokens) {
        if (tokens < 1_000) {
            return Long.toString(tokens);
        }
        long tenths = Math.round(tokens / 100.0);
        return tenths < 1_000 ? tenths / 10 + "." + tenths % 10 + "k" : Math.round(tokens / 1_000.0) + "k";
    }
}
