package dev.branchline.changes;

import dev.branchline.disk.AppendingFile;
import dev.branchline.workspace.WriteStep;
import java.io.IOException;
import java.nio.file.Path;

/// A disk whose every step is counted, and which fails when its number has come.
final class CountedSteps {
    private final Failure failure;
    private int steps;
    private int fatal = Integer.MAX_VALUE;
    private boolean forGood;

    interface Failure {
        void happen() throws IOException;
    }

    CountedSteps(Failure failure) {
        this.failure = failure;
    }

    void failAt(int step) {
        steps = 0;
        fatal = step;
        forGood = false;
    }

    /// From this step on nothing can be written any more; deleting and renaming can be done.
    void fullFrom(int step) {
        failAt(step);
        forGood = true;
    }

    void heal() {
        fatal = Integer.MAX_VALUE;
    }

    private void step(boolean needsSpace) throws IOException {
        if (++steps == fatal || (forGood && needsSpace && steps > fatal)) {
            failure.happen();
        }
    }

    LedgerFolder opened(Path folder) throws IOException {
        LedgerFolder f = new LedgerFolder(folder);
        f.witness = (step, _) -> step(step == WriteStep.FILL_TEMPORARY || step == WriteStep.MAKE_FOLDERS);
        f.opener = (file, create) -> {
            AppendingFile real = AppendingFile.open(file, create);
            return new AppendingFile() {
                @Override
                public void write(byte[] bytes) throws IOException {
                    step(true);
                    real.write(bytes);
                    step(false);
                }

                @Override
                public void force() throws IOException {
                    step(false);
                    real.force();
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        };
        return f.reopen();
    }
}
