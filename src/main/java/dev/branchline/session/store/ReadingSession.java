package dev.branchline.session.store;

import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.model.SessionHeader;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A session that somebody else writes to.
final class ReadingSession implements OpenSession {
    private final SessionHeader header;
    private final SessionTree tree;
    private final List<String> notices;
    private final SessionLoader loader;
    private final Consumer<OpenSession> onClose;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

    ReadingSession(
            SessionHeader header, SessionTree tree, List<String> notices, SessionLoader loader, Consumer<OpenSession> onClose) {
        this.header = header;
        this.tree = tree;
        this.notices = notices;
        this.loader = loader;
        this.onClose = onClose;
    }

    @Override
    public SessionHeader header() {
        return header;
    }

    @Override
    public SessionTree tree() {
        return tree;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public String draft() {
        return "";
    }

    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public CompletableFuture<EntryId> append(List<Entry> entries) {
        return CompletableFuture.failedFuture(new SaveFailedException("This session is open for reading only."));
    }

    @Override
    public CompletableFuture<@Nullable EntryId> retry() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public RunJournal journal() {
        return new RunJournal() {
            @Override
            public void begin(RunId run, @Nullable EntryId parent, String model) {}

            @Override
            public void text(RunId run, String delta) {}

            @Override
            public void reasoning(RunId run, String delta) {}

            @Override
            public void generation(RunId run, String generationId) {}

            @Override
            public void end(RunId run, @Nullable EntryId entry) {}
        };
    }

    @Override
    public void saveDraft(String text) {}

    @Override
    public AutoCloseable follow(Consumer<List<Entry>> consumer) {
        Follower follower = new Follower(loader, consumer);
        followers.add(follower);
        follower.start();
        return follower;
    }

    @Override
    public void close() {
        followers.forEach(Follower::close);
        onClose.accept(this);
    }
}
