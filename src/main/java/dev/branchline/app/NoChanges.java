package dev.branchline.app;

import dev.branchline.changes.Changes;
import dev.branchline.changes.FileWrite;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Origin;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Settlement;
import dev.branchline.model.change.Wish;
import java.util.List;
import java.util.function.Consumer;

/// A ledger in which nothing is and nothing can be written.
final class NoChanges implements Changes {
    @Override
    public LedgerView view() {
        return LedgerView.EMPTY;
    }

    @Override
    public void onChange(Consumer<LedgerView> listener) {}

    @Override
    public List<FileDiff> preview(List<FileWrite> writes) {
        throw none();
    }

    @Override
    public List<Change> write(Origin origin, List<FileWrite> writes) {
        throw none();
    }

    @Override
    public Watch watch(Origin origin) {
        throw none();
    }

    @Override
    public FileDiff diff(ChangeId change) {
        throw none();
    }

    @Override
    public Plan plan(Wish wish) {
        throw none();
    }

    @Override
    public Plan settle(Plan plan, List<Settlement> settlements) {
        throw none();
    }

    @Override
    public FileDiff result(Plan plan, String path) {
        throw none();
    }

    @Override
    public Report apply(Plan plan) {
        throw none();
    }

    @Override
    public List<BlamedLines> blame(String path) {
        return List.of();
    }

    @Override
    public void close() {}

    private static UnsupportedOperationException none() {
        return new UnsupportedOperationException("changes of files are not recorded here");
    }
}
