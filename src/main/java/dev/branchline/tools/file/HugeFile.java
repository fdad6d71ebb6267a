package dev.branchline.tools.file;

import dev.branchline.tools.ToolException;
import dev.branchline.workspace.FileReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/// Lines of a file that is too large to be held: read from its beginning up to the last line wished, as UTF-8.
final class HugeFile {
    private static final int BUFFER = 1 << 16;

    private final LineRange range;
    private final StringBuilder shown = new StringBuilder();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int number = 1;
    private long lineBytes;
    private boolean full;

    private HugeFile(LineRange range) {
        this.range = range;
    }

    static String read(FileReader reader, Spot spot, LineRange range, long size) throws ToolException, IOException {
        HugeFile file = new HugeFile(range);
        try (FileChannel channel = reader.open(spot.place())) {
            file.scan(channel, spot, size);
        }
        if (file.shown.isEmpty()) {
            throw new ToolException(spot.path() + " has no line " + range.first() + ".");
        }
        int last = range.first() + (int) file.shown.chars().filter(c -> c == '\n').count() - 1;
        return "[" + spot.path() + ": lines " + range.first() + "–" + last + " of a file of " + Numbers.bytes(size)
                + "; too large to be edited by tools; more with startLine " + (last + 1) + "]\n" + file.shown;
    }

    private void scan(FileChannel channel, Spot spot, long size) throws ToolException, IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        boolean begun = false;
        while (!full && channel.read(buffer.clear()) >= 0) {
            byte[] bytes = buffer.array();
            int length = buffer.position();
            for (int i = 0; i < length && !full; i++) {
                if (!begun && bytes[i] == 0) {
                    throw new ToolException(spot.path() + " is not text: " + Kinds.binary(bytes) + ", " + Numbers.bytes(size)
                            + ". It cannot be shown.");
                }
                take(bytes[i]);
            }
            begun = true;
        }
        if (!full && lineBytes > 0) {
            endLine();
        }
    }

    private void take(byte b) {
        if (b == '\n') {
            endLine();
            return;
        }
        lineBytes++;
        if (number >= range.first() && line.size() < 4 * Cap.LINE) {
            line.write(b);
        }
    }

    private void endLine() {
        if (number >= range.first()) {
            String text = line.toString(StandardCharsets.UTF_8);
            String cut = Cap.head(TextSlice.bare(text + "\n"), Cap.LINE);
            shown.append(cut).append(lineBytes > line.size() || cut.length() < text.length() - 1 ? "… [line cut]" : "").append('\n');
        }
        line.reset();
        lineBytes = 0;
        full = number >= range.end() || shown.length() > Cap.OUTPUT;
        number++;
    }
}
