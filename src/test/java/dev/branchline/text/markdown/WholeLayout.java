package dev.branchline.text.markdown;

import dev.branchline.text.StyledLine;
import dev.branchline.text.markdown.Chunk.Joint;
import java.util.List;

/// The layout without any streaming: what [MarkdownDocument] must come to.
final class WholeLayout {
    private WholeLayout() {}

    static List<StyledLine> rows(String markdown, int width) {
        String text = markdown.replace("\r\n", "\n").replace('\r', '\n');
        MarkdownParser parser = new MarkdownParser(new References());
        return Piece.rows(Piece.of(parser.parse(text), Joint.NEW_BLOCK), new BlockLayout(new CodeMemo()), width);
    }
}
