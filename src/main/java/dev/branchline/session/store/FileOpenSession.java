package dev.branchline.session.store;

import dev.branchline.disk.AppendingFile;
import dev.branchline.disk.OwnerLock;
import dev.branchline.disk.PrivateFiles;
import dev.branchline.disk.WriterThread;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionHeader;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A session that this process writes to. Its file is made when the first message is appended.
final class FileOpenSession implements OpenSession {
    /// What a session begins with.
    ///
    /// @param lock null for a session without a file
    /// @param endsWithFeed whether the file's last line is whole
    record Opened(
            SessionHeader header, SessionTree tree, String draft, List<String> notices, @Nullable OwnerLock lock,
            boolean hasHeader, boolean endsWithFeed) {}

    private record Waiter(long upTo, EntryId last, CompletableFuture<EntryId> future) {}

    private final SessionFiles files;
    private final Opened opened;
    private final WriterThread writer;
    private final AppendingFile.Opener opener;
    private final Consumer<FileOpenSession> onClose;
    private final FileRunJournal journal;
    private final DraftFile draft;

    private final Object lock = new Object();
    private final List<Entry> queue = new ArrayList<>();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private long queued;
    private boolean drainIsDue;
    private boolean hasMessage;
    private boolean closed;
    private @Nullable EntryId lastQueued;

    // Touched by the writer thread only.
    private @Nullable OwnerLock held;
    private @Nullable AppendingFile out;
    private boolean hasHeader;
    private boolean needsFeed;
    private boolean isNewFile;

    FileOpenSession(
            SessionFiles files, Opened opened, WriterThread writer, FileRunJournal journal, AppendingFile.Opener opener,
            Consumer<FileOpenSession> onClose) {
        this.files = files;
        this.opened = opened;
        this.writer = writer;
        this.opener = opener;
        this.onClose = onClose;
        this.journal = journal;
        this.held = opened.lock();
        this.hasMessage = opened.lock() != null;
        this.hasHeader = opened.hasHeader();
        this.needsFeed = !opened.endsWithFeed();
        this.draft = new DraftFile(held == null ? files.draft() : files.draft(opened.header().id()), writer);
    }

    @Override
    public SessionHeader header() {
        return opened.header();
    }

    @Override
    public SessionTree tree() {
        return opened.tree();
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public String draft() {
        return opened.draft();
    }

    @Override
    public List<String> notices() {
        return opened.notices();
    }

    @Override
    public CompletableFuture<EntryId> append(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        CompletableFuture<EntryId> future = new CompletableFuture<>();
        synchronized (lock) {
            if (closed) {
                return CompletableFuture.failedFuture(new SaveFailedException("The session is closed."));
            }
            queue.addAll(entries);
            queued += entries.size();
            lastQueued = entries.getLast().id();
            hasMessage |= entries.stream().anyMatch(FileOpenSession::isMessage);
            if (!hasMessage) {
                // An empty session leaves no file: there is nothing to wait for.
                return CompletableFuture.completedFuture(lastQueued);
            }
            await(future);
        }
        return future;
    }

    /// Appends what the journal had kept, and tidies the journal up afterwards.
    void appendRecovered(Map<Long, Entry> recovered) {
        Map<Long, EntryId> ids = new HashMap<>();
        recovered.forEach((key, entry) -> ids.put(key, entry.id()));
        journal.claim(ids);
        if (!recovered.isEmpty()) {
            CompletableFuture<EntryId> _ = append(List.copyOf(recovered.values()));
        }
    }

    @Override
    public CompletableFuture<@Nullable EntryId> retry() {
        CompletableFuture<EntryId> future = new CompletableFuture<>();
        synchronized (lock) {
            if (queue.isEmpty() || !hasMessage || closed) {
                return CompletableFuture.completedFuture(lastQueued);
            }
            await(future);
        }
        return future.thenApply(id -> id);
    }

    private void await(CompletableFuture<EntryId> future) {
        waiters.add(new Waiter(queued, Objects.requireNonNull(lastQueued), future));
        if (!drainIsDue) {
            drainIsDue = writer.run(this::drain);
        }
    }

    private static boolean isMessage(Entry entry) {
        return entry instanceof Entry.UserMessage || entry instanceof Entry.AssistantMessage || entry instanceof Entry.ToolResult;
    }

    /// Writes all that is queued by now, at once, and makes it durable.
    private void drain() {
        List<Entry> batch;
        long upTo;
        synchronized (lock) {
            drainIsDue = false;
            batch = hasMessage ? List.copyOf(queue) : List.of();
            upTo = queued;
        }
        if (batch.isEmpty()) {
            return;
        }
        SaveFailedException failure = write(batch);
        if (failure == null) {
            journal.saved(batch.stream().filter(Entry.AssistantMessage.class::isInstance).map(Entry::id).toList());
        }
        settle(batch, upTo, failure);
    }

    private void settle(List<Entry> batch, long upTo, @Nullable SaveFailedException failure) {
        List<Waiter> settled = new ArrayList<>();
        synchronized (lock) {
            if (failure == null) {
                queue.subList(0, batch.size()).clear();
            }
            while (!waiters.isEmpty() && waiters.getFirst().upTo() <= upTo) {
                settled.add(waiters.removeFirst());
            }
        }
        for (Waiter waiter : settled) {
            if (failure == null) {
                waiter.future().complete(waiter.last());
            } else {
                waiter.future().completeExceptionally(failure);
            }
        }
    }

    private @Nullable SaveFailedException write(List<Entry> batch) {
        try {
            AppendingFile file = out == null ? open() : out;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (needsFeed) {
                // Whatever is torn stays on a line of its own.
                bytes.write('\n');
            }
            if (!hasHeader) {
                bytes.writeBytes(EntryWriter.header(opened.header()));
            }
            batch.forEach(entry -> bytes.writeBytes(EntryWriter.line(entry)));
            needsFeed = true;
            file.write(bytes.toByteArray());
            file.force();
            needsFeed = false;
            hasHeader = true;
            if (isNewFile) {
                isNewFile = !PrivateFiles.forceFolder(files.folder());
                draft.moveTo(files.draft(header().id()));
            }
            return null;
        } catch (IOException | RuntimeException e) {
            closeFile();
            return new SaveFailedException(
                    "The session could not be saved (" + Reasons.of(e) + "). Nothing is lost yet: it is tried again with the next message.",
                    e);
        }
    }

    private AppendingFile open() throws IOException {
        Path file = files.session(header().id());
        if (held == null) {
            PrivateFiles.folder(files.folder());
            held = OwnerLock.tryAcquire(files.lock(header().id()));
            if (held == null) {
                throw new IOException("another program writes to a session of the same id");
            }
            isNewFile = true;
        }
        AppendingFile opening = opener.open(file, isNewFile);
        out = opening;
        return opening;
    }

    private void closeFile() {
        AppendingFile closing = out;
        out = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException _) {
                // What counts was fsynced before; what failed stays queued.
                needsFeed = true;
            }
        }
    }

    @Override
    public RunJournal journal() {
        return journal;
    }

    @Override
    public void saveDraft(String text) {
        synchronized (lock) {
            if (!closed) {
                draft.save(text);
            }
        }
    }

    @Override
    public AutoCloseable follow(Consumer<List<Entry>> consumer) {
        return () -> {};
    }

    @Override
    public void close() throws SaveFailedException {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            writer.call(() -> {
                finish();
                return true;
            });
        } catch (ExecutionException e) {
            throw new SaveFailedException("The session could not be closed in order: " + e.getCause(), e);
        } finally {
            onClose.accept(this);
        }
        synchronized (lock) {
            if (hasMessage && !queue.isEmpty()) {
                throw new SaveFailedException(queue.size() + " entries of the session could not be saved.");
            }
        }
    }

    private void finish() throws IOException {
        drain();
        journal.close();
        draft.flush();
        closeFile();
        OwnerLock freeing = held;
        held = null;
        if (freeing != null) {
            freeing.close();
        }
    }
}
