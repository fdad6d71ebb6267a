package dev.branchline.disk;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The one thread that writes. Tasks run one after the other in the order in which they fall due; nothing wakes it when
/// there is nothing to do.
public final class WriterThread implements AutoCloseable {
    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("session-writer").factory());

    public WriterThread() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// @return false when the thread has been closed
    public boolean run(Runnable task) {
        return later(task, 0);
    }

    public boolean later(Runnable task, long millis) {
        try {
            Future<?> _ = executor.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    /// The executor would keep what a task throws to itself.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /// Runs the task after all that are due, and waits for it, also when the caller is interrupted: leaving half-way would
    /// leave a file half closed.
    public <T> T call(Callable<T> task) throws ExecutionException {
        Future<T> future = executor.submit(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
