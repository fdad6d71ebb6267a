package dev.branchline.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A clock for tests: it stands still until [#advance] turns it. Safe for use by many threads.
public final class HandCrankedPacer implements Pacer {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long now;
    private final List<Long> targets = new ArrayList<>();

    @Override
    public long now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitUntil(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            targets.add(nanos);
            changed.signalAll();
            while (now < nanos) {
                changed.await();
            }
        } finally {
            targets.remove(Long.valueOf(nanos));
            changed.signalAll();
            lock.unlock();
        }
    }

    /// Turns the clock on by that much.
    public void advance(Duration by) {
        lock.lock();
        try {
            now += by.toNanos();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns once that many answers wait for the clock, that is, have sent all that was due.
    public void awaitWaiting(int answers) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (targets.stream().filter(target -> target > now).count() < answers) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
