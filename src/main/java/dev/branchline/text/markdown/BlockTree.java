package dev.branchline.text.markdown;

import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/// Questions about parsed blocks and where they stand in the source.
final class BlockTree {
    private BlockTree() {}

    static boolean isContainer(Node node) {
        return node instanceof Document || node instanceof BlockQuote || node instanceof ListBlock || node instanceof ListItem;
    }

    /// The line in which a block begins, counted from the parsed text's start.
    static int firstLine(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getFirst().getLineIndex();
    }

    /// The last line with content of a block; blank lines after it do not count.
    static int lastLine(Node block) {
        Node last = block;
        while (isContainer(last) && last.getLastChild() != null && !last.getLastChild().getSourceSpans().isEmpty()) {
            last = last.getLastChild();
        }
        List<SourceSpan> spans = last.getSourceSpans();
        if (spans.isEmpty()) {
            return 0;
        }
        return isContainer(last) ? spans.getFirst().getLineIndex() : spans.getLast().getLineIndex();
    }

    /// Whether a blank line stands between two blocks.
    static boolean gap(Node before, Node after) {
        return firstLine(after) - lastLine(before) > 1;
    }
}
