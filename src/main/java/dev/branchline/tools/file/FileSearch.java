package dev.branchline.tools.file;

import dev.branchline.model.change.LineText;
import dev.branchline.workspace.FileText;
import dev.branchline.workspace.Stat;
import dev.branchline.workspace.TextCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Looks through one file after the other. Any thread.
final class FileSearch {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final SearchPattern wanted;
    private final Deadline deadline;
    private final int context;
    private final int most;

    /// @param context lines to show around each match
    /// @param most no more lines than that matter
    FileSearch(SearchPattern wanted, Deadline deadline, int context, int most) {
        this.wanted = wanted;
        this.deadline = deadline;
        this.context = context;
        this.most = most;
    }

    /// What a file is told with: for each line that matches, that line and those around it. The file itself is not kept.
    ///
    /// @param more whether lines match that have no piece, because nobody could take in so much
    record Hits(String path, List<String> pieces, boolean more) {}

    /// @return null when nothing is found
    /// @throws IOException when the file is gone or cannot be read
    @Nullable Hits look(Candidates.Candidate file) throws IOException {
        byte[] bytes = read(file);
        if (bytes == null || (wanted.required() != null
                && !wanted.required().mayBeIn(bytes, bytes.length) && !TextCodec.isWide(bytes, bytes.length))) {
            return null;
        }
        Optional<String> text = TextCodec.decode(bytes).map(FileText::text);
        // One more than wanted tells that there are more.
        List<Integer> found = text.isEmpty() ? List.of() : lines(text.get(), most + 1);
        // A folder on the way that became a link meanwhile led somewhere else.
        return found.isEmpty() || !file.absolute().toRealPath().equals(file.absolute()) ? null : hits(file.path(), text.get(), found);
    }

    private static byte @Nullable [] read(Candidates.Candidate file) throws IOException {
        long size = file.size();
        if (size < 0) {
            Stat stat = Stat.of(file.absolute());
            size = stat == null || !stat.isFile() ? Long.MAX_VALUE : stat.size();
        }
        if (size > Candidates.MAX_SIZE) {
            return null;
        }
        byte[] bytes = new byte[(int) size];
        try (FileChannel channel = FileChannel.open(file.absolute(), READ)) {
            int length = read(channel, bytes, Math.min(bytes.length, TextCodec.BEGINNING), 0);
            if (TextCodec.isBinary(bytes, length)) {
                return null;
            }
            length = read(channel, bytes, bytes.length, length);
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }
    }

    /// @return where it ended: at `end`, or where the file does
    private static int read(FileChannel channel, byte[] bytes, int end, int start) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, start, end - start);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // until it is full or the file at its end
        }
        return buffer.position();
    }

    private List<Integer> lines(String text, int most) {
        return wanted.literal() != null ? literal(text, wanted.literal(), most) : matching(text, most);
    }

    private static List<Integer> literal(String text, String literal, int most) {
        List<Integer> found = new ArrayList<>();
        int line = 0;
        int counted = 0;
        for (int at = text.indexOf(literal); at >= 0 && found.size() < most; ) {
            for (int feed = text.indexOf('\n', counted); feed >= 0 && feed < at; feed = text.indexOf('\n', counted)) {
                line++;
                counted = feed + 1;
            }
            found.add(line);
            int next = text.indexOf('\n', at);
            at = next < 0 ? -1 : text.indexOf(literal, next);
        }
        return found;
    }

    private List<Integer> matching(String text, int most) {
        List<Integer> found = new ArrayList<>();
        Matcher matcher = wanted.pattern().matcher(deadline.guard(text));
        LineText lines = new LineText(text);
        for (int i = 0; i < lines.lines() && found.size() < most; i++) {
            int end = lines.start(i + 1);
            if (end > lines.start(i) && text.charAt(end - 1) == '\n') {
                end--;
                if (end > lines.start(i) && text.charAt(end - 1) == '\r') {
                    end--;
                }
            }
            matcher.region(lines.start(i), end);
            if (matcher.find()) {
                found.add(i);
            }
        }
        return found;
    }

    private Hits hits(String path, String text, List<Integer> matches) {
        LineText lines = new LineText(text);
        List<String> pieces = new ArrayList<>();
        int shown = -1;
        int length = 0;
        for (int i = 0; i < matches.size() && length <= Cap.OUTPUT; i++) {
            int match = matches.get(i);
            // The lines behind a match end where the next match begins: that one counts for itself.
            int next = i + 1 < matches.size() ? matches.get(i + 1) : Integer.MAX_VALUE;
            int first = Math.max(shown + 1, match - context);
            StringBuilder piece = new StringBuilder(context > 0 && shown >= 0 && first > shown + 1 ? "--\n" : "");
            shown = Math.min(Math.min(lines.lines() - 1, match + context), next - 1);
            for (int line = first; line <= shown; line++) {
                piece.append(line + 1).append(line == match ? ": " : "- ");
                piece.append(Cap.line(TextSlice.bare(lines.line(line)))).append('\n');
            }
            pieces.add(piece.toString());
            length += piece.length();
        }
        return new Hits(path, pieces, pieces.size() < matches.size());
    }
}
