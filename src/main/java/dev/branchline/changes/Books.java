package dev.branchline.changes;

import dev.branchline.model.change.FileEdit;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What those share who write the ledger: its file, what its lines amount to, the contents, the files of the workspace. Under the ledger's lock.
record Books(LedgerFile file, LedgerState state, Contents contents, DiskFiles files, Looking looking, Clock clock) {
    /// Notes what can be found out again: a failure is told, and tried again with the next line.
    void note(LedgerLine line) {
        IOException failure = file.note(line);
        if (failure != null) {
            state.notice("The record of changes could not be written to the end (" + failure.getMessage() + "); it will be tried again.");
        }
    }

    /// An edit with its lines and with what the user did to the file since the ledger saw it last.
    Trace trace(FileEdit edit, Content before, Content after) {
        return trace(edit, before, after, state.track(edit.renamedFrom() == null ? edit.path() : edit.renamedFrom()));
    }

    Trace trace(FileEdit edit, Content before, Content after, @Nullable Track track) {
        var old = TextForm.of(before);
        var fresh = TextForm.of(after);
        boolean text = old.isPresent() && fresh.isPresent();
        return new Trace(edit, text ? LineDiff.hunks(old.get().lines(), fresh.get().lines()) : List.of(), text, looking.gap(track, before));
    }

    /// Folders and notices of what was just done.
    void tell(Execution execution) {
        execution.goneFolders().forEach(state::folderGone);
        execution.notices().forEach(state::notice);
    }
}
