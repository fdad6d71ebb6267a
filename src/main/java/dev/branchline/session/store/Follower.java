package dev.branchline.session.store;

import dev.branchline.session.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Looks every half second whether a session file has grown, and hands on what is new.
final class Follower implements AutoCloseable {
    static final long POLL_MILLIS = 500;

    private final SessionLoader loader;
    private final Consumer<List<Entry>> consumer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean closed;

    Follower(SessionLoader loader, Consumer<List<Entry>> consumer) {
        this.loader = loader;
        this.consumer = consumer;
    }

    void start() {
        Thread.ofVirtual().name("session-follower").start(this::run);
    }

    private void run() {
        while (waited()) {
            List<Entry> fresh = news();
            if (!fresh.isEmpty()) {
                consumer.accept(fresh);
            }
        }
    }

    private List<Entry> news() {
        List<Entry> fresh = new ArrayList<>();
        synchronized (loader) {
            try {
                loader.readNew(fresh::add);
            } catch (IOException _) {
                // The disk may come back; what was read before the failure still counts.
                return fresh;
            }
        }
        return fresh;
    }

    /// @return false when it is over
    private boolean waited() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
            while (!closed && left > 0) {
                left = ended.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
