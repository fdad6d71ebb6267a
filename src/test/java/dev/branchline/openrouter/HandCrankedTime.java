package dev.branchline.openrouter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Time that stands still until a test turns it.
final class HandCrankedTime implements Timekeeper {
    private static final class Task {
        final long due;
        final Duration delay;
        final Runnable work;

        Task(long due, Duration delay, Runnable work) {
            this.due = due;
            this.delay = delay;
            this.work = work;
        }
    }

    private final Instant start;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition scheduled = lock.newCondition();
    private final List<Task> tasks = new ArrayList<>();
    private long nanos;

    HandCrankedTime(Instant start) {
        this.start = start;
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return start.plusNanos(nanos);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long nanos() {
        lock.lock();
        try {
            return nanos;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Alarm after(Duration delay, Runnable work) {
        lock.lock();
        try {
            Task task = new Task(nanos + delay.toNanos(), delay, work);
            tasks.add(task);
            scheduled.signalAll();
            return () -> cancel(task);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Task task) {
        lock.lock();
        try {
            tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until somebody has asked for such an alarm, and says for how long.
    Duration awaitAlarm(Predicate<Duration> such) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(10);
            while (true) {
                for (Task task : tasks) {
                    if (such.test(task.delay)) {
                        return task.delay;
                    }
                }
                if (left <= 0) {
                    throw new AssertionError("no such alarm; there are " + tasks.stream().map(task -> task.delay).toList());
                }
                left = scheduled.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    int alarms() {
        lock.lock();
        try {
            return tasks.size();
        } finally {
            lock.unlock();
        }
    }

    /// Turns the hands and runs what falls due, in order, on the caller's thread.
    void advance(Duration duration) {
        long until = nanos() + duration.toNanos();
        while (true) {
            Task next;
            lock.lock();
            try {
                next = tasks.stream().filter(task -> task.due <= until).min(Comparator.comparingLong(task -> task.due)).orElse(null);
                if (next == null) {
                    nanos = until;
                    return;
                }
                tasks.remove(next);
                nanos = Math.max(nanos, next.due);
            } finally {
                lock.unlock();
            }
            next.work.run();
        }
    }
}
