package dev.branchline.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import dev.branchline.workspace.FileText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes two contents of a file ready to be shown.
final class Diffs {
    private Diffs() {}

    static FileDiff of(FileEdit edit, Content before, Content after) {
        Optional<TextForm> old = TextForm.of(before);
        Optional<TextForm> fresh = TextForm.of(after);
        boolean text = old.isPresent() && fresh.isPresent();
        return of(edit, before, after, text ? LineDiff.hunks(old.get().lines(), fresh.get().lines()) : List.of());
    }

    /// @param hunks as they were recorded
    static FileDiff of(FileEdit edit, Content before, Content after, List<Hunk> hunks) {
        Optional<TextForm> old = TextForm.of(before);
        Optional<TextForm> fresh = TextForm.of(after);
        List<String> what = new ArrayList<>();
        if (edit.renamedFrom() != null) {
            what.add("renamed from " + edit.renamedFrom());
        }
        if (old.isEmpty() || fresh.isEmpty()) {
            if (!sameBytes(before.state(), after.state())) {
                what.add(told(before, old.isPresent()) + " → " + told(after, fresh.isPresent()));
            }
            modes(before.state(), after.state(), what);
            return new FileDiff(edit, false, LineText.EMPTY, LineText.EMPTY, List.of(), what);
        }
        modes(before.state(), after.state(), what);
        if (!before.isAbsent() && !after.isAbsent()) {
            forms(old.get().file(), fresh.get().file(), what);
        } else if (hunks.isEmpty()) {
            what.add(before.isAbsent() ? "an empty file is made" : "an empty file is deleted");
        }
        return new FileDiff(edit, true, old.get().lines(), fresh.get().lines(), hunks, what);
    }

    private static boolean sameBytes(FileState a, FileState b) {
        return a instanceof FileState.Regular x && b instanceof FileState.Regular y && x.hash().equals(y.hash());
    }

    private static void modes(FileState before, FileState after, List<String> what) {
        if (before instanceof FileState.Regular a && after instanceof FileState.Regular b && a.mode() != b.mode()) {
            what.add("permissions " + octal(a.mode()) + " → " + octal(b.mode()));
        }
    }

    private static String octal(int mode) {
        return mode < 0 ? "unknown" : String.format(Locale.ROOT, "%04o", mode);
    }

    private static void forms(FileText before, FileText after, List<String> what) {
        if (!before.encoding().equals(after.encoding())) {
            what.add("encoding " + before.encoding() + " → " + after.encoding());
        }
        FileText.LineEnds was = before.lineEnds();
        FileText.LineEnds is = after.lineEnds();
        if (was != is && was != FileText.LineEnds.NONE && is != FileText.LineEnds.NONE) {
            what.add("line ends " + was + " → " + is);
        }
    }

    private static String told(Content content, boolean text) {
        return switch (content.state()) {
            case FileState.Absent _ -> "nothing";
            case FileState.Link link -> "symbolic link to " + link.target();
            case FileState.Unkept unkept -> unkept.why();
            case FileState.Regular file -> (text ? "text, " : "no text, ") + file.size() + " bytes";
        };
    }
}
