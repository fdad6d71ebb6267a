package dev.branchline.text.markdown;

import dev.branchline.text.StyledLine;
import dev.branchline.text.markdown.Chunk.Joint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/// Splits a growing text into a settled part, laid out once, and a tail, laid out each time.
///
/// CommonMark decides blocks line by line and never looks ahead, so every top-level block but the last is final as soon
/// as the line in which the last one begins is complete; so is every item of a list but the last. Two things reach back:
/// a link definition changes earlier texts that use its label (they are remembered by label and laid out again), and a
/// paragraph's later lines can turn it into a heading or table (it is still the last block then). Spaces between blocks
/// and list numbers do not depend on what follows; see [BlockLayout].
///
/// A code block or table that is still open at the end is fed line by line, see [OpenFence] and [OpenTable].
final class Settling {
    private final StringBuilder source;
    private final RowBuffer rows;
    private final References references = new References();
    private final MarkdownParser parser = new MarkdownParser(references);
    private final CodeMemo memo = new CodeMemo();
    private final BlockLayout layout = new BlockLayout(memo);
    private final List<Chunk> chunks = new ArrayList<>();

    private int tailStart;
    private Joint tailJoint = Joint.NEW_BLOCK;
    private @Nullable OpenFence fence;
    private @Nullable OpenTable table;
    private int width = 1;
    private boolean finished;

    Settling(StringBuilder source, RowBuffer rows) {
        this.source = source;
        this.rows = rows;
    }

    /// Lays the settled part out for another width.
    void layOutAgain(int newWidth) {
        width = newWidth;
        chunks.replaceAll(this::layOut);
        if (fence != null) {
            fence.layOut(newWidth);
        }
        memo.turn(false);
        restartRows();
    }

    private void restartRows() {
        rows.restart();
        for (Chunk chunk : chunks) {
            rows.settle(chunk.from().gap(), chunk.rows());
        }
    }

    /// Settles what it can and adds the rows of the rest.
    void advance(int newWidth, boolean noMoreText) {
        width = newWidth;
        finished = noMoreText;
        int before = tailStart;
        boolean more = true;
        while (more) {
            if (fence != null) {
                more = advanceFence(fence);
            } else if (table != null) {
                more = advanceTable(table);
            } else {
                more = advanceBlocks();
            }
        }
        memo.turn(tailStart == before);
    }

    // ---- blocks

    private boolean advanceBlocks() {
        String text = source.substring(tailStart, shownEnd());
        if (text.isBlank() && !finished) {
            return false;
        }
        List<Piece> pieces = Piece.of(parser.parse(text), tailJoint);
        Set<String> asked = references.takeAsked();
        if (finished) {
            settle(pieces, pieces.size(), source.length(), Joint.NEW_BLOCK, asked);
            return false;
        }
        int cut = lastBorder(pieces, text);
        if (cut == pieces.size() - 1 && openLast(pieces, cut, text, asked)) {
            return true;
        }
        if (cut > 0) {
            Piece next = pieces.get(cut);
            settle(pieces, cut, tailStart + lineStart(text, next.node()), next.cut(), asked);
        }
        rows.add(tailJoint.gap(), Piece.rows(pieces.subList(Math.max(0, cut), pieces.size()), layout, width));
        return false;
    }

    /// The last piece before which the text may be cut: 0 when there is none.
    private static int lastBorder(List<Piece> pieces, String text) {
        for (int i = pieces.size() - 1; i > 0; i--) {
            if (pieces.get(i).border() && lineEnd(text, pieces.get(i).node()) >= 0) {
                return i;
            }
        }
        return 0;
    }

    /// Starts to read the last block line by line if it is of that kind.
    private boolean openLast(List<Piece> pieces, int last, String text, Set<String> asked) {
        Node node = pieces.get(last).node();
        int start = lineStart(text, node);
        int firstLineEnd = lineEnd(text, node);
        if (firstLineEnd < 0) {
            return false;
        }
        if (node instanceof FencedCodeBlock code && code.getClosingFenceLength() == null) {
            fence = new OpenFence(code, tailStart + start, tailStart + firstLineEnd, width);
        } else if (node instanceof TableBlock block && text.indexOf('\n', firstLineEnd) >= 0) {
            int secondLineEnd = text.indexOf('\n', firstLineEnd) + 1;
            table = new OpenTable(block, tailStart + start, tailStart + secondLineEnd, text.substring(start, secondLineEnd));
        } else {
            return false;
        }
        settle(pieces, last, tailStart + start, Joint.NEW_BLOCK, asked);
        return true;
    }

    /// The first pieces of the tail become a chunk that ends at an offset of the source.
    private void settle(List<Piece> pieces, int count, int end, Joint next, Set<String> asked) {
        if (count > 0) {
            Set<String> defined = new HashSet<>();
            for (Piece piece : pieces.subList(0, count)) {
                defined.addAll(references.settle(piece.node()));
            }
            Chunk chunk;
            if (!asked.isEmpty() && defines(pieces.subList(count, pieces.size()))) {
                // What the tail defines was used but is not settled.
                chunk = layOut(new Chunk(tailStart, end, tailJoint, Set.of(), List.of()));
            } else {
                chunk = new Chunk(tailStart, end, tailJoint, unknown(asked), Piece.rows(pieces.subList(0, count), layout, width));
            }
            add(chunk, defined);
        }
        tailStart = end;
        tailJoint = next;
    }

    private void add(Chunk chunk, Set<String> defined) {
        chunks.add(chunk);
        if (defined.isEmpty() || !layOutUsers(defined)) {
            rows.settle(chunk.from().gap(), chunk.rows());
        } else {
            restartRows();
        }
    }

    /// Lays out the chunks that use labels which have only now been defined.
    private boolean layOutUsers(Set<String> defined) {
        boolean any = false;
        for (int i = 0; i < chunks.size(); i++) {
            if (!Collections.disjoint(chunks.get(i).wanted(), defined)) {
                chunks.set(i, layOut(chunks.get(i)));
                any = true;
            }
        }
        return any;
    }

    private Chunk layOut(Chunk chunk) {
        Node document = parser.parse(source.substring(chunk.start(), chunk.end()));
        Set<String> asked = references.takeAsked();
        List<StyledLine> laidOut = Piece.rows(Piece.of(document, chunk.from()), new BlockLayout(new CodeMemo()), width);
        return new Chunk(chunk.start(), chunk.end(), chunk.from(), unknown(asked), laidOut);
    }

    private Set<String> unknown(Set<String> asked) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        Set<String> unknown = new HashSet<>(asked);
        unknown.removeIf(references::knows);
        return unknown;
    }

    private static boolean defines(List<Piece> pieces) {
        return pieces.stream().anyMatch(piece -> defines(piece.node()));
    }

    private static boolean defines(Node node) {
        if (node instanceof LinkReferenceDefinition) {
            return true;
        }
        if (BlockTree.isContainer(node)) {
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                if (defines(child)) {
                    return true;
                }
            }
        }
        return false;
    }

    // ---- an open code block

    private boolean advanceFence(OpenFence open) {
        for (int end = source.indexOf("\n", open.at); end >= 0; end = source.indexOf("\n", open.at)) {
            String line = source.substring(open.at, end);
            open.at = end + 1;
            if (open.closedBy(line)) {
                closeFence(open);
                return true;
            }
            open.line(line);
        }
        String unfinished = source.substring(open.at);
        if (finished) {
            boolean closing = open.closedBy(unfinished);
            if (!closing && !unfinished.isEmpty()) {
                open.line(unfinished);
            }
            open.at = source.length();
            closeFence(open);
            return false;
        }
        boolean held = unfinished.isEmpty() || open.mayBeClosedBy(unfinished);
        CodeLayout code = open.layout();
        rows.add(tailJoint.gap(), held ? code.rows() : code.rowsWith(open.content(unfinished)));
        return false;
    }

    private void closeFence(OpenFence open) {
        add(new Chunk(open.start, open.at, tailJoint, Set.of(), open.layout().rows()), Set.of());
        tailStart = open.at;
        tailJoint = Joint.NEW_BLOCK;
        fence = null;
    }

    // ---- an open table

    private boolean advanceTable(OpenTable open) {
        String text = open.head + source.substring(open.at, shownEnd());
        Node document = parser.parse(text);
        open.wanted.addAll(references.takeAsked());
        if (!(document.getFirstChild() instanceof TableBlock block) || open.layout.cells() > MarkdownParser.MAX_TABLE_CELLS) {
            // Too large: what follows is read as text.
            closeTable(open, open.at);
            return true;
        }
        Node after = block.getNext();
        boolean closed = after != null && (finished || lineEnd(text, after) >= 0);
        TableRow unfinished = null;
        int base = open.at - open.head.length();
        for (TableRow row : TableLayout.bodyRows(block)) {
            int end = lineEnd(text, row);
            if (end >= 0 || finished || closed) {
                open.layout.row(row);
                open.at = end >= 0 ? base + end : source.length();
            } else {
                unfinished = row;
            }
        }
        if (closed || finished) {
            int end = after == null ? source.length() : base + lineStart(text, after);
            closeTable(open, end);
            return after != null;
        }
        rows.add(tailJoint.gap(), open.layout.rows(width, unfinished));
        if (after != null) {
            List<Piece> pieces = Piece.of(document, Joint.NEW_BLOCK);
            rows.add(true, Piece.rows(pieces.subList(1, pieces.size()), layout, width));
        }
        return false;
    }

    private void closeTable(OpenTable open, int end) {
        List<StyledLine> laidOut = open.layout.rows(width, null);
        add(new Chunk(open.start, end, tailJoint, unknown(open.wanted), laidOut), Set.of());
        tailStart = end;
        tailJoint = Joint.NEW_BLOCK;
        table = null;
    }

    // ---- lines

    private static int lineStart(String text, Node block) {
        SourceSpan span = block.getSourceSpans().getFirst();
        return text.lastIndexOf('\n', span.getInputIndex() - 1) + 1;
    }

    /// The offset after a block's first line, or -1 when that line is not complete.
    private static int lineEnd(String text, Node block) {
        int end = text.indexOf('\n', block.getSourceSpans().getFirst().getInputIndex());
        return end < 0 ? -1 : end + 1;
    }

    /// Where the text ends that is shown: without a last line that the next character may turn into something else.
    private int shownEnd() {
        int length = source.length();
        if (finished) {
            return length;
        }
        int start = source.lastIndexOf("\n") + 1;
        if (start < tailStart || length - start > 64) {
            return length;
        }
        return UnsureLine.mayChange(source.substring(start), afterText(start)) ? start : length;
    }

    private boolean afterText(int lineStart) {
        int at = lineStart - 2;
        while (at >= tailStart && (source.charAt(at) == ' ' || source.charAt(at) == '\t')) {
            at--;
        }
        return at >= tailStart && source.charAt(at) != '\n';
    }
}
