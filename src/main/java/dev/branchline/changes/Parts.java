package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/// A change with some of its lines taken back.
///
/// Within a hunk the lines that were taken back come first, in their old order, then those of the new ones that stay: as a diff shows
/// them. A change of which nothing is taken back is `after`, byte for byte; one of which everything is, is `before`, with its path,
/// permission bits, encoding and all. In between, all but the lines is as in `after`.
final class Parts {
    private Parts() {}

    /// How many parts a change has: its hunks, or one for all of it.
    static int count(Change change) {
        return Math.max(1, change.hunks().size());
    }

    static int lines(Change change, int hunk) {
        if (change.hunks().isEmpty()) {
            return 1;
        }
        Hunk h = change.hunks().get(hunk);
        return h.removed() + h.added();
    }

    static boolean isWhole(Change change, List<LineSet> reverted) {
        for (int i = 0; i < count(change); i++) {
            if (!reverted.get(i).isAll(lines(change, i))) {
                return false;
            }
        }
        return true;
    }

    /// The path of the change's file when so much is taken back.
    static String path(Change change, List<LineSet> reverted) {
        String old = change.edit().renamedFrom();
        return old != null && isWhole(change, reverted) ? old : change.path();
    }

    /// @param reverted for each part the lines that are taken back
    static Content content(Change change, Content before, Content after, List<LineSet> reverted) throws CharacterCodingException {
        if (reverted.stream().allMatch(LineSet::isEmpty)) {
            return after;
        }
        if (isWhole(change, reverted)) {
            return before;
        }
        Optional<TextForm> old = TextForm.of(before);
        Optional<TextForm> fresh = TextForm.of(after);
        if (old.isEmpty() || fresh.isEmpty()) {
            throw new CharacterCodingException();
        }
        TextForm form = after.isAbsent() ? old.get() : fresh.get();
        Content like = after.isAbsent() ? before : after;
        int mode = like.state() instanceof FileState.Regular file ? file.mode() : -1;
        return form.write(text(change.hunks(), old.get().lines(), fresh.get().lines(), reverted), mode);
    }

    private static String text(List<Hunk> hunks, LineText before, LineText after, List<LineSet> reverted) {
        StringBuilder text = new StringBuilder(after.text().length() + 64);
        int done = 0;
        for (Hunk hunk : hunks) {
            LineSet back = reverted.get(hunk.index());
            text.append(after.text(), after.start(done), after.start(hunk.newStart()));
            for (int i = 0; i < hunk.removed(); i++) {
                if (back.has(i)) {
                    append(text, before, hunk.oldStart() + i);
                }
            }
            for (int i = 0; i < hunk.added(); i++) {
                if (!back.has(hunk.removed() + i)) {
                    append(text, after, hunk.newStart() + i);
                }
            }
            done = hunk.newEnd();
        }
        return text.append(after.text(), after.start(done), after.text().length()).toString();
    }

    /// What was the last line of its text, without an end, may have another one after it here.
    private static void append(StringBuilder text, LineText from, int line) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append(from.text().contains("\r\n") ? "\r\n" : "\n");
        }
        text.append(from.text(), from.start(line), from.start(line + 1));
    }
}
