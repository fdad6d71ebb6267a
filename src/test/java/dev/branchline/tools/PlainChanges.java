package dev.branchline.tools;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A ledger that counts its watches and knows of nothing.
public final class PlainChanges implements Changes {
    public final AtomicInteger watched = new AtomicInteger();
    public final AtomicInteger finished = new AtomicInteger();
    public volatile Observed observed = new Observed(List.of(), List.of());

    @Override
    public LedgerView view() {
        return LedgerView.EMPTY;
    }

    @Override
    public void onChange(Consumer<LedgerView> listener) {}

    @Override
    public List<FileDiff> preview(List<FileWrite> writes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Change> write(Origin origin, List<FileWrite> writes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Watch watch(Origin origin) {
        watched.incrementAndGet();
        return () -> {
            finished.incrementAndGet();
            return observed;
        };
    }

    @Override
    public FileDiff diff(ChangeId change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Plan plan(Wish wish) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Plan settle(Plan plan, List<Settlement> settlements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileDiff result(Plan plan, String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Report apply(Plan plan) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BlamedLines> blame(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
