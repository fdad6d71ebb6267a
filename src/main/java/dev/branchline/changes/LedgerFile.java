package dev.branchline.changes;

import dev.branchline.disk.AppendingFile;
import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineScanner;
import dev.branchline.disk.PrivateFiles;
import dev.branchline.disk.Seal;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The ledger's file: sealed lines, one after the other, never rewritten. What is damaged stays as it is and is passed over.
final class LedgerFile implements Closeable {
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final LedgerLine.Header header;
    private final AppendingFile.Opener opener;
    private @Nullable AppendingFile out;
    private boolean needsFeed;
    private boolean isNew;
    private final List<byte[]> owed = new ArrayList<>();

    /// @param header what a new file begins with
    LedgerFile(Path file, LedgerLine.Header header, AppendingFile.Opener opener) {
        this.file = file;
        this.header = header;
        this.opener = opener;
        this.isNew = true;
    }

    /// @param lines those that are sound, in order
    /// @param refusal why nothing may be written to it; empty when it may
    record Found(List<LedgerLine> lines, List<String> notices, String refusal) {}

    /// Reads the file, when there is one.
    Found read() throws IOException {
        List<LedgerLine> lines = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        String refusal = "";
        if (!Files.exists(file)) {
            return new Found(lines, notices, refusal);
        }
        int damaged = 0;
        int unknown = 0;
        boolean cut = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LineScanner scanner = new LineScanner(channel, 0, BLOCK);
            while (scanner.next()) {
                needsFeed = !scanner.isTerminated();
                isNew = false;
                if (scanner.length() == 0) {
                    continue;
                }
                LedgerLine line = sound(scanner);
                switch (line) {
                    case null -> {
                        damaged++;
                        cut = !scanner.isTerminated();
                    }
                    case LedgerLine.Unknown _ -> unknown++;
                    case LedgerLine.Header h -> {
                        if (h.format() > LedgerWriter.FORMAT) {
                            refusal = "The record of changes was written by a newer version of this program; it can be read, not added to.";
                        }
                    }
                    default -> lines.add(line);
                }
            }
        }
        if (cut) {
            damaged--;
            notices.add("The last line of the record of changes was cut off when the program ended; it is kept and passed over.");
        }
        if (damaged > 0) {
            notices.add(count(damaged) + " of the record of changes damaged; kept as found, and passed over.");
        }
        if (unknown > 0) {
            notices.add(count(unknown) + " of the record of changes of a kind that this version does not know; kept, and passed over.");
        }
        return new Found(lines, notices, refusal);
    }

    private static String count(int lines) {
        return lines == 1 ? "One line is" : lines + " lines are";
    }

    private static @Nullable LedgerLine sound(LineScanner scanner) {
        if (!Seal.holds(scanner.bytes(), scanner.offset(), scanner.length())) {
            return null;
        }
        try {
            return LedgerReader.read(scanner.bytes(), scanner.offset(), scanner.length());
        } catch (LineDamagedException _) {
            return null;
        }
    }

    /// Appends lines; when it returns they would survive a power failure.
    void append(LedgerLine... lines) throws IOException {
        write(lines);
        Objects.requireNonNull(out).force();
    }

    /// Appends a line that can be done without: should it be lost, the next opening finds out by itself what it says. When it cannot be
    /// written now, it goes before the next one.
    ///
    /// @return why it could not be written; null when it was
    @Nullable
    IOException note(LedgerLine line) {
        try {
            write(line);
            return null;
        } catch (IOException e) {
            owed.add(LedgerWriter.line(line));
            return e;
        }
    }

    private void write(LedgerLine... lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AppendingFile open = out;
        boolean fresh = false;
        if (open == null) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                PrivateFiles.folder(folder);
            }
            open = opener.open(file, true);
            out = open;
            fresh = isNew;
        }
        if (needsFeed) {
            bytes.write('\n');
        }
        if (isNew) {
            bytes.writeBytes(LedgerWriter.line(header));
        }
        owed.forEach(bytes::writeBytes);
        for (LedgerLine line : lines) {
            bytes.writeBytes(LedgerWriter.line(line));
        }
        needsFeed = true; // until all of it has arrived
        open.write(bytes.toByteArray());
        needsFeed = false;
        isNew = false;
        owed.clear();
        Path folder = file.toAbsolutePath().getParent();
        if (fresh && folder != null) {
            PrivateFiles.forceFolder(folder);
        }
    }

    @Override
    public void close() throws IOException {
        AppendingFile open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }
}
