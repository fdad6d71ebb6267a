package dev.branchline.text.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.FencedCodeBlock;

/// A fenced code block at top level whose end has not come: read line by line, without the parser.
final class OpenFence {
    final int start;
    /// The first offset that has not been read.
    int at;

    private final char fence;
    private final int length;
    private final int indent;
    private final String info;
    private final List<String> lines = new ArrayList<>();
    private CodeLayout layout;

    OpenFence(FencedCodeBlock block, int start, int at, int width) {
        this.start = start;
        this.at = at;
        String character = block.getFenceCharacter();
        fence = character == null || character.isEmpty() ? '`' : character.charAt(0);
        Integer openLength = block.getOpeningFenceLength();
        length = openLength == null ? 3 : openLength;
        indent = block.getFenceIndent();
        info = block.getInfo() == null ? "" : block.getInfo();
        layout = new CodeLayout(info, width);
    }

    void line(String line) {
        String content = content(line);
        lines.add(content);
        layout.line(content);
    }

    String content(String line) {
        int skip = 0;
        while (skip < indent && skip < line.length() && line.charAt(skip) == ' ') {
            skip++;
        }
        return line.substring(skip);
    }

    CodeLayout layout() {
        return layout;
    }

    void layOut(int width) {
        layout = new CodeLayout(info, width);
        lines.forEach(layout::line);
    }

    boolean closedBy(String line) {
        int run = fenceRun(line, fence);
        return run >= length;
    }

    /// Whether a line that is still being typed may become the closing fence.
    boolean mayBeClosedBy(String line) {
        return fenceRun(line, fence) > 0;
    }

    /// The length of the fence that is all there is on a line; 0 when there is anything else.
    static int fenceRun(String line, char fence) {
        int at = 0;
        while (at < line.length() && at < 3 && line.charAt(at) == ' ') {
            at++;
        }
        int from = at;
        while (at < line.length() && line.charAt(at) == fence) {
            at++;
        }
        int run = at - from;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at == line.length() ? run : 0;
    }
}
