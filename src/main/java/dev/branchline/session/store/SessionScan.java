package dev.branchline.session.store;

import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineScanner;
import dev.branchline.disk.Seal;
import dev.branchline.model.SessionHeader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Reads through a session file for what the list shows, without making a tree; passes over what is damaged.
final class SessionScan {
    private static final int BLOCK = 1 << 16;

    private final EntryReader reader = new EntryReader();
    private final Totals totals;
    private @Nullable SessionHeader header;
    private long position;

    SessionScan(@Nullable SessionHeader header, Totals totals, long position) {
        this.header = header;
        this.totals = totals;
        this.position = position;
    }

    /// Reads whole lines from where it is, until at least `atMost` bytes are read or the file ends.
    void read(Path file, long atMost) throws IOException {
        long start = position;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LineScanner lines = new LineScanner(channel, position, BLOCK);
            while (position - start < atMost && lines.next() && lines.isTerminated()) {
                position = lines.nextPosition();
                if (Seal.holds(lines.bytes(), lines.offset(), lines.length())) {
                    line(lines.bytes(), lines.offset(), lines.length());
                }
            }
        }
    }

    /// Goes on from another place, unless it is past that already. The line cut there is passed over as damaged.
    void skipTo(long place) {
        position = Math.max(position, place);
    }

    private void line(byte[] bytes, int offset, int length) {
        try {
            if (HeaderReader.looksLikeOne(bytes, offset, length)) {
                header = header == null ? HeaderReader.read(bytes, offset, length).header() : header;
            } else {
                totals.add(reader.read(bytes, offset, length));
            }
        } catch (LineDamagedException _) {
            // The list does not report damage; opening the session does.
            return;
        }
    }

    @Nullable SessionHeader header() {
        return header;
    }

    Totals totals() {
        return totals;
    }

    long position() {
        return position;
    }
}
