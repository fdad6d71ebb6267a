package dev.branchline.pilot;

import dev.branchline.changes.Changes;
import dev.branchline.changes.FileWrite;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Origin;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Settlement;
import dev.branchline.model.change.Wish;
import dev.branchline.runtime.ChangeEffects;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Ledgers in which nothing ever is, for programs in memory.
public final class PilotLedgers implements ChangeEffects.Ledgers {
    @Override
    public Changes open(SessionHeader session) {
        return new Empty();
    }

    @Override
    public LineText text(SessionHeader session, String path) throws IOException {
        throw new IOException("there is no file " + path);
    }

    private static final class Empty implements Changes {
        @Override
        public LedgerView view() {
            return LedgerView.EMPTY;
        }

        @Override
        public void onChange(Consumer<LedgerView> listener) {}

        @Override
        public List<FileDiff> preview(List<FileWrite> writes) {
            return List.of();
        }

        @Override
        public List<Change> write(Origin origin, List<FileWrite> writes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Watch watch(Origin origin) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileDiff diff(ChangeId change) {
            throw new IllegalArgumentException("there is no change " + change);
        }

        @Override
        public Plan plan(Wish wish) {
            return new Plan(1, wish, "Nothing", List.of(), "", List.of());
        }

        @Override
        public Plan settle(Plan plan, List<Settlement> settlements) {
            return plan;
        }

        @Override
        public FileDiff result(Plan plan, String path) {
            throw new IllegalArgumentException("there is no file " + path);
        }

        @Override
        public Report apply(Plan plan) {
            return new Report(plan.title(), null, List.of());
        }

        @Override
        public List<BlamedLines> blame(String path) {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
