package dev.branchline.openrouter;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Watches that something keeps coming. Bytes only note their time, so that a token costs no alarm.
///
/// Guarded by its owner's lock, which the alarm takes by itself.
final class IdleWatch {
    private final Timekeeper time;
    private final Object lock;
    private final Consumer<Duration> silent;
    private long aliveAt;
    private boolean stopped;
    private Timekeeper.@Nullable Alarm alarm;

    /// @param silent told once, under the lock, when nothing has come for the limit
    IdleWatch(Timekeeper time, Object lock, Consumer<Duration> silent) {
        this.time = time;
        this.lock = lock;
        this.silent = silent;
        this.aliveAt = time.nanos();
    }

    void begin(Duration limit) {
        synchronized (lock) {
            if (!stopped) {
                alarm = time.after(limit, () -> look(limit));
            }
        }
    }

    void alive() {
        aliveAt = time.nanos();
    }

    void stop() {
        stopped = true;
        if (alarm != null) {
            alarm.cancel();
        }
    }

    private void look(Duration limit) {
        synchronized (lock) {
            if (stopped) {
                return;
            }
            Duration left = limit.minusNanos(time.nanos() - aliveAt);
            if (left.isPositive()) {
                alarm = time.after(left, () -> look(limit));
            } else {
                silent.accept(limit);
            }
        }
    }
}
