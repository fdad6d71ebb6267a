package dev.branchline.tools.file;

import dev.branchline.model.change.LineText;
import dev.branchline.workspace.Stat;
import dev.branchline.workspace.TextCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Searches files side by side and tells of them in their order, so that the same files give the same words.
final class SearchResult {
    /// Files that are looked at ahead of the one that is told of.
    private static final int AHEAD = 32;

    private final FileSearch search;
    private final Deadline deadline;
    private final int context;
    private final int most;
    private final StringBuilder text = new StringBuilder();
    private int lines;
    private int files;
    private boolean cut;
    private boolean timedOut;
    private int tooDeep;

    SearchResult(SearchPattern pattern, Deadline deadline, int context, int most) {
        this.search = new FileSearch(pattern, deadline);
        this.deadline = deadline;
        this.context = context;
        this.most = most;
    }

    /// @param matches lines from 0
    private record Hits(String path, LineText text, List<Integer> matches) {}

    void search(List<Candidates.Candidate> candidates) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Iterator<Candidates.Candidate> rest = candidates.iterator();
            Deque<Future<@Nullable Hits>> running = new ArrayDeque<>();
            while (!cut && !timedOut && (rest.hasNext() || !running.isEmpty())) {
                while (rest.hasNext() && running.size() < AHEAD) {
                    Candidates.Candidate next = rest.next();
                    running.add(threads.submit(() -> look(next)));
                }
                take(running.removeFirst());
            }
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private void take(Future<@Nullable Hits> future) throws InterruptedException {
        try {
            Hits hits = future.get();
            if (hits != null) {
                tell(hits);
            }
            timedOut |= deadline.passed();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException _ -> {} // Gone, or not to be read: as with any search.
                case StackOverflowError _ -> tooDeep++;
                case null, default -> timedOut = true; // What was found so far still holds.
            }
        }
    }

    private @Nullable Hits look(Candidates.Candidate file) throws IOException {
        byte[] bytes = read(file.absolute());
        LineText text = bytes == null ? null : TextCodec.decode(bytes).map(t -> new LineText(t.text())).orElse(null);
        if (text == null) {
            return null;
        }
        List<Integer> found = search.lines(text.text(), most + 1);
        // A folder on the way that became a link meanwhile led somewhere else.
        return found.isEmpty() || !file.absolute().toRealPath().equals(file.absolute()) ? null : new Hits(file.path(), text, found);
    }

    private static byte @Nullable [] read(Path file) throws IOException {
        Stat stat = Stat.of(file);
        if (stat == null || !stat.isFile() || stat.size() > Candidates.MAX_SIZE) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) stat.size());
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until it is full or the file at its end
            }
            return buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
        }
    }

    private void tell(Hits hits) {
        files++;
        text.append(text.isEmpty() ? "" : "\n").append(hits.path()).append('\n');
        Set<Integer> matching = new HashSet<>(hits.matches());
        int shown = -1;
        for (int match : hits.matches()) {
            if (lines == most || text.length() > Cap.OUTPUT) {
                cut = true;
                return;
            }
            lines++;
            int first = Math.max(shown + 1, match - context);
            if (context > 0 && shown >= 0 && first > shown + 1) {
                text.append("--\n");
            }
            int end = Math.min(hits.text().lines() - 1, match + context);
            for (int line = first; line <= end; line++) {
                // The lines behind a match end where the next match begins: that one counts for itself.
                if (line > match && matching.contains(line)) {
                    break;
                }
                text.append(line + 1).append(matching.contains(line) ? ": " : "- ");
                text.append(Cap.line(TextSlice.bare(hits.text().line(line)))).append('\n');
                shown = line;
            }
        }
    }

    String told(Spot spot) {
        String end = timedOut ? "The time for searching was up, so this is not all. Narrow it with path or filePattern, or a simpler pattern. " : "";
        if (tooDeep > 0) {
            end += Numbers.of(tooDeep, "file") + " could not be searched: the pattern goes too deep, make it simpler. ";
        }
        if (lines == 0) {
            return end + "No line matches in " + (spot.path().isEmpty() ? "the workspace" : spot.path()) + ".";
        }
        end += cut
                ? "There are more: only the first " + Numbers.of(lines, "line") + " are shown. Narrow it with path or filePattern, or raise maxResults."
                : Numbers.of(lines, "matching line") + " in " + Numbers.of(files, "file") + ".";
        return text + "\n[" + end + "]";
    }
}
