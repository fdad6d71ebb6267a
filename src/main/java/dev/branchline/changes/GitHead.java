package dev.branchline.changes;

import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/// The commit that a repository stands on. Reads only; works in a linked worktree too.
final class GitHead implements AutoCloseable {
    private final Repository repository;
    private final RevCommit commit;

    private GitHead(Repository repository, RevCommit commit) {
        this.repository = repository;
        this.commit = commit;
    }

    /// @param folder in the work tree
    /// @throws IOException when there is no repository around it, or no commit yet
    static GitHead find(Path folder) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().readEnvironment().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            throw new IOException("no git repository");
        }
        Repository repository = builder.setMustExist(true).build();
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId head = repository.resolve(Constants.HEAD);
            if (head == null || repository.isBare()) {
                throw new IOException("no commit yet");
            }
            return new GitHead(repository, walk.parseCommit(head));
        } catch (IOException | RuntimeException e) {
            repository.close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
    }

    /// When it was committed, to the second.
    Instant at() {
        return Instant.ofEpochSecond(commit.getCommitTime());
    }

    /// Whether a file is in the commit as it is now. An absent one is when the commit has none either.
    boolean has(Path file, Content content) throws IOException {
        Path root = repository.getWorkTree().toPath().toRealPath();
        if (!file.startsWith(root)) {
            return false;
        }
        String path = root.relativize(file).toString();
        ObjectId committed = null;
        try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
            if (walk != null) {
                committed = walk.getObjectId(0);
            }
        }
        ObjectId now = id(content);
        return now == null ? committed == null && content.isAbsent() : now.equals(committed);
    }

    private static @Nullable ObjectId id(Content content) {
        byte[] bytes = content.state() instanceof FileState.Link link ? link.target().getBytes(StandardCharsets.UTF_8) : content.bytes();
        if (bytes == null) {
            return null;
        }
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return formatter.idFor(Constants.OBJ_BLOB, bytes);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
