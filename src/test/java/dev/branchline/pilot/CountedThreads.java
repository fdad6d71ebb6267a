package dev.branchline.pilot;

import dev.branchline.runtime.Threads;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Counts the work that is under way, so that a test can wait until there is none.
final class CountedThreads implements Threads {
    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
    private final Runnable onEnd;

    /// @param onEnd called after each piece of work, when it counts no more
    CountedThreads(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    @Override
    public Thread start(String name, Runnable work) {
        Thread thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                work.run();
            } finally {
                busy.remove(Thread.currentThread());
                onEnd.run();
            }
        });
        busy.add(thread);
        thread.start();
        return thread;
    }

    boolean isQuiet() {
        return busy.isEmpty();
    }

    @Override
    public String toString() {
        return busy.toString();
    }
}
