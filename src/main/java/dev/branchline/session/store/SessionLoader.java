package dev.branchline.session.store;

import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineScanner;
import dev.branchline.disk.Seal;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionHeader;
import dev.branchline.session.Entry;
import dev.branchline.session.store.HeaderReader.Header;
import dev.branchline.session.store.Notices.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the lines of one session file, from the beginning and, when called again, on from where it stopped. Whatever
/// stands in the file, every line that is as it was written comes out, and nothing is thrown but for a disk that cannot be
/// read.
final class SessionLoader {
    private static final int BLOCK = 1 << 18;
    /// Smaller files are read before another thread is awake.
    private static final long WORTH_READING_AHEAD = 1 << 20;
    private static final int MOST_AHEAD = 4;
    /// Lines with pictures have many megabytes each.
    private static final long ROOM_AHEAD = 8 << 20;
    private static final int HINT = 200;
    private static final int MOST_STARTS = 64;
    private static final byte[] ENTRY_START = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern LOST =
            Pattern.compile("\\{\"id\":\"([^\"\\\\]{1,64})\",\"parent\":(?:null|\"([^\"\\\\]{1,64})\"),.*", Pattern.DOTALL);

    private final Path file;
    private final long ahead;
    private final Notices notices = new Notices();
    private final Adoption adoption = new Adoption(notices);
    private final EntryReader reader = new EntryReader();
    private @Nullable SessionHeader header;
    private boolean newer;
    private long position;
    private long line;
    private boolean endsWithFeed = true;

    SessionLoader(Path file) {
        this(file, WORTH_READING_AHEAD);
    }

    /// @param ahead from how many bytes on lines are read on other threads
    SessionLoader(Path file, long ahead) {
        this.file = file;
        this.ahead = ahead;
    }

    /// Reads what has been added, if anything has: whole lines only.
    void readNew(Consumer<Entry> sink) throws IOException {
        if (Files.size(file) > position) {
            read(false, sink);
        }
    }

    /// Reads on to the present end of the file.
    ///
    /// @param whole whether a last line without a line feed is read too; a reader leaves it for later, because another
    ///     process may be in the middle of writing it
    void read(boolean whole, Consumer<Entry> sink) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LineScanner lines = new LineScanner(channel, position, BLOCK);
            if (channel.size() - position < ahead) {
                while (lines.next()) {
                    if (!begins(lines.isTerminated(), lines.nextPosition(), whole)) {
                        return;
                    }
                    line(lines.bytes(), lines.offset(), lines.length(), sink);
                }
            } else {
                readAhead(lines, whole, sink);
            }
        }
    }

    private boolean begins(boolean terminated, long next, boolean whole) {
        endsWithFeed = terminated;
        if (!terminated && !whole) {
            return false;
        }
        position = next;
        line++;
        return true;
    }

    /// As line by line; what is in the lines is found out on other threads meanwhile.
    private void readAhead(LineScanner lines, boolean whole, Consumer<Entry> sink) throws IOException {
        Deque<LineBatch> batches = new ArrayDeque<>();
        LineBatch read = null;
        while (true) {
            boolean more = batches.size() < MOST_AHEAD && batches.stream().mapToLong(LineBatch::room).sum() < ROOM_AHEAD;
            LineBatch next = more ? LineBatch.next(lines, read) : null;
            read = null;
            if (next != null) {
                batches.add(next);
                continue;
            }
            if (batches.isEmpty()) {
                return;
            }
            read = batches.remove();
            if (!take(read, whole, sink)) {
                return;
            }
        }
    }

    private boolean take(LineBatch batch, boolean whole, Consumer<Entry> sink) throws IOException {
        @Nullable Entry[] entries = batch.entries();
        for (int i = 0; i < batch.count(); i++) {
            if (!begins(batch.isTerminated(i), batch.next(i), whole)) {
                return false;
            }
            Entry entry = entries[i];
            if (entry == null) {
                line(batch.bytes(), batch.offset(i), batch.length(i), sink);
            } else {
                adopt(entry, sink);
            }
        }
        return true;
    }

    /// Null when there was none that could be read.
    @Nullable SessionHeader header() {
        return header;
    }

    boolean isNewer() {
        return newer;
    }

    /// Whether the next line can be appended as it is; else a line feed must come first.
    boolean endsWithFeed() {
        return endsWithFeed;
    }

    List<String> notices() {
        return notices.sentences();
    }

    private void line(byte[] bytes, int offset, int fullLength, Consumer<Entry> sink) {
        // An editor may have turned the line ends.
        int length = fullLength > 0 && bytes[offset + fullLength - 1] == '\r' ? fullLength - 1 : fullLength;
        if (length == 0) {
            return;
        }
        if (Seal.holds(bytes, offset, length)) {
            if (!sealed(bytes, offset, length, sink)) {
                damaged(bytes, offset, length);
            }
        } else if (!readNewerHeader(bytes, offset, length)) {
            rescue(bytes, offset, length, sink);
        }
    }

    private boolean sealed(byte[] bytes, int offset, int length, Consumer<Entry> sink) {
        try {
            if (HeaderReader.looksLikeOne(bytes, offset, length)) {
                header(HeaderReader.read(bytes, offset, length));
            } else {
                adopt(reader.read(bytes, offset, length), sink);
            }
            return true;
        } catch (LineDamagedException _) {
            return false;
        }
    }

    private void adopt(Entry read, Consumer<Entry> sink) {
        Entry entry = adoption.adopt(read, line);
        if (entry != null) {
            sink.accept(entry);
        }
    }

    private void header(Header read) {
        newer |= read.isNewer();
        if (header == null) {
            header = read.header();
        }
    }

    /// A later version may seal its lines in another way.
    private boolean readNewerHeader(byte[] bytes, int offset, int length) {
        if (!HeaderReader.looksLikeOne(bytes, offset, length)) {
            return false;
        }
        try {
            Header read = HeaderReader.read(bytes, offset, length);
            if (read.isNewer()) {
                header(read);
            }
            return read.isNewer();
        } catch (LineDamagedException _) {
            return false;
        }
    }

    /// Where a line feed was lost, whole lines are glued to each other or to a torn one. Quotes inside texts are escaped, so
    /// the beginning of an entry cannot occur in the middle of another.
    private void rescue(byte[] bytes, int offset, int length, Consumer<Entry> sink) {
        List<Integer> starts = new ArrayList<>();
        int end = offset + length;
        int from = offset;
        boolean rescued = false;
        boolean lossy = false;
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '{' && isStart(bytes, i, end)) {
                starts.add(i);
            } else if (bytes[i] == ',' && i + Seal.LENGTH <= end && Seal.isSeal(bytes, i)) {
                int stop = i + Seal.LENGTH;
                int start = intact(bytes, starts, stop);
                if (start >= 0 && sealed(bytes, start, stop - start, sink)) {
                    rescued = true;
                    lossy |= hints(bytes, starts, start, end) || start > from;
                    starts.clear();
                    from = stop;
                }
            }
        }
        lossy |= hints(bytes, starts, end, end) || from < end;
        if (rescued) {
            notices.at(Trouble.RESCUED, line);
        }
        if (lossy) {
            notices.at(Trouble.DAMAGED, line);
        }
    }

    private static int intact(byte[] bytes, List<Integer> starts, int stop) {
        for (int i = starts.size() - 1; i >= Math.max(0, starts.size() - MOST_STARTS); i--) {
            if (Seal.holds(bytes, starts.get(i), stop - starts.get(i))) {
                return starts.get(i);
            }
        }
        return -1;
    }

    private boolean hints(byte[] bytes, List<Integer> starts, int before, int end) {
        boolean any = false;
        for (int start : starts) {
            if (start < before) {
                hint(bytes, start, end);
                any = true;
            }
        }
        return any;
    }

    private void damaged(byte[] bytes, int offset, int length) {
        notices.at(Trouble.DAMAGED, line);
        hint(bytes, offset, offset + length);
    }

    private void hint(byte[] bytes, int start, int end) {
        Matcher lost = LOST.matcher(new String(bytes, start, Math.min(HINT, end - start), StandardCharsets.UTF_8));
        if (lost.matches()) {
            String parent = lost.group(2);
            adoption.lost(new EntryId(lost.group(1)), parent == null ? null : new EntryId(parent));
        }
    }

    private static boolean isStart(byte[] bytes, int offset, int end) {
        if (HeaderReader.looksLikeOne(bytes, offset, end - offset)) {
            return true;
        }
        for (int i = 0; i < ENTRY_START.length; i++) {
            if (offset + i >= end || bytes[offset + i] != ENTRY_START[i]) {
                return false;
            }
        }
        return true;
    }
}
