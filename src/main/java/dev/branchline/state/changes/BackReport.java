package dev.branchline.state.changes;

import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What has become of files when several things were taken back one after the other, in the words of what was shown before.
final class BackReport {
    private BackReport() {}

    /// @param written by each of them, in order
    static List<FilePlan> files(Plan shown, List<FilePlan> written) {
        Map<String, List<FilePlan>> byPath = new LinkedHashMap<>();
        written.forEach(f -> byPath.computeIfAbsent(f.path(), _ -> new ArrayList<>()).add(f));
        List<FilePlan> files = new ArrayList<>();
        for (FilePlan file : shown.files()) {
            List<FilePlan> done = byPath.remove(file.path());
            boolean asShown = done == null ? !file.fate().writes() : done.getLast().edit().after().equals(file.edit().after());
            files.add(asShown || done == null ? file : sum(done));
        }
        byPath.values().stream().filter(d -> !d.getFirst().edit().before().equals(d.getLast().edit().after())).forEach(d -> files.add(sum(d)));
        return files;
    }

    /// It came otherwise than was shown, because somebody wrote in between: then what each of them did counts.
    private static FilePlan sum(List<FilePlan> done) {
        FilePlan last = done.getLast();
        FileEdit edit = FileEdit.of(last.path(), done.getFirst().edit().before(), last.edit().after());
        return new FilePlan(
                edit, last.fate(), done.stream().mapToInt(FilePlan::added).sum(), done.stream().mapToInt(FilePlan::removed).sum(), last.why(), List.of());
    }
}
