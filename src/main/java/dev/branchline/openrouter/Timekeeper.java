package dev.branchline.openrouter;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// All the time that this package knows, so that a test can turn the hands itself.
public interface Timekeeper {
    /// The wall clock, for what a server says in dates.
    Instant now();

    /// Monotonic nanoseconds, for durations.
    long nanos();

    /// Runs a short task later, on some thread.
    ///
    /// @return takes the task back; without effect once it has begun
    Alarm after(Duration delay, Runnable task);

    /// Takes a scheduled task back.
    @FunctionalInterface
    interface Alarm {
        void cancel();
    }

    /// Blocks the caller for so long, or until it is interrupted.
    default void await(Duration delay) throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        Alarm alarm = after(delay, passed::countDown);
        try {
            passed.await();
        } finally {
            alarm.cancel();
        }
    }

    /// The real time.
    static Timekeeper system() {
        return new Timekeeper() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Alarm after(Duration delay, Runnable task) {
                Future<?> future = ForkJoinPool.commonPool().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> future.cancel(false);
            }
        };
    }
}
