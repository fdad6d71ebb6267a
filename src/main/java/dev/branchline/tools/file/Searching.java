package dev.branchline.tools.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Looks through files side by side while they are still being found, and tells of them in the order in which they came, so that the same
/// files give the same words. For one thread, which finds the files.
///
/// Handed on in portions: for a single small file the handing would cost as much as the looking. On threads of the system's own, because
/// virtual ones do nothing else meanwhile when they read files.
final class Searching implements AutoCloseable {
    /// However many cores there are: each may hold a large file and its text, and the heap is for all.
    private static final int MOST_THREADS = 6;
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, MOST_THREADS);
    private static final int PORTION = 32;
    private static final long PORTION_BYTES = 1 << 20;
    /// Portions that may be ahead of the one that is told of.
    private static final int AHEAD = 4 * THREADS;
    /// Patterns that go deep need it.
    private static final long STACK = 4 << 20;

    private final FileSearch search;
    private final Deadline deadline;
    private final SearchResult result;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().name("search-", 0).stackSize(STACK).factory());
    private final Deque<Future<Looked>> running = new ArrayDeque<>();
    private List<Candidates.Candidate> portion = new ArrayList<>();
    private long bytes;

    Searching(FileSearch search, Deadline deadline, SearchResult result) {
        this.search = search;
        this.deadline = deadline;
        this.result = result;
    }

    /// What a portion came to.
    ///
    /// @param tooDeep how many files the pattern failed on
    private record Looked(List<FileSearch.Hits> hits, int tooDeep, boolean timedOut) {}

    /// @return false when no more files are wanted
    boolean add(Candidates.Candidate file) throws InterruptedException {
        portion.add(file);
        bytes += Math.max(0, file.size());
        if (portion.size() >= PORTION || bytes >= PORTION_BYTES) {
            handOn();
            while (running.size() > AHEAD || (!running.isEmpty() && running.getFirst().isDone())) {
                take();
            }
        }
        return !result.full() && !deadline.passed();
    }

    /// Waits for all that was added.
    void finish() throws InterruptedException {
        handOn();
        while (!running.isEmpty() && !result.full()) {
            take();
        }
        if (deadline.passed()) {
            result.timeIsUp();
        }
    }

    private void handOn() {
        if (!portion.isEmpty()) {
            List<Candidates.Candidate> files = portion;
            running.add(threads.submit(() -> look(files)));
            portion = new ArrayList<>(PORTION);
            bytes = 0;
        }
    }

    private Looked look(List<Candidates.Candidate> files) {
        List<FileSearch.Hits> found = new ArrayList<>();
        int tooDeep = 0;
        for (Candidates.Candidate file : files) {
            try {
                FileSearch.Hits hits = deadline.passed() ? null : search.look(file);
                if (hits != null) {
                    found.add(hits);
                }
            } catch (IOException _) {
                // Gone, or not to be read: as with any search.
            } catch (StackOverflowError _) {
                tooDeep++;
            } catch (Deadline.PassedException _) {
                return new Looked(found, tooDeep, true);
            }
        }
        return new Looked(found, tooDeep, false);
    }

    private void take() throws InterruptedException {
        try {
            Looked looked = running.removeFirst().get();
            result.addTooDeep(looked.tooDeep());
            for (FileSearch.Hits hits : looked.hits()) {
                if (!result.full()) {
                    result.add(hits);
                }
            }
            if (looked.timedOut()) {
                result.timeIsUp();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("searching failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
