package dev.branchline.text.markdown;

import dev.branchline.text.StyledLine;
import dev.branchline.text.markdown.Chunk.Joint;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/// The smallest part that can settle: a top-level block, or an item of a top-level list.
///
/// @param list of which the node is an item, or null
/// @param border whether a document may be parsed in two parts that meet here
record Piece(Node node, @Nullable ListBlock list, Joint joint, boolean border) {
    static List<Piece> of(Node document, Joint first) {
        List<Piece> pieces = new ArrayList<>();
        Joint joint = first;
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof ListBlock list) {
                items(list, joint, pieces);
            } else {
                pieces.add(new Piece(block, null, Joint.NEW_BLOCK, mayPartBefore(block)));
            }
            joint = Joint.NEW_BLOCK;
        }
        return pieces;
    }

    private static void items(ListBlock list, Joint first, List<Piece> pieces) {
        int ordinal = first.ordinal() >= 0 ? first.ordinal() : BlockLayout.firstOrdinal(list);
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Node previous = item.getPrevious();
            boolean gap = previous == null ? first.gap() : BlockTree.gap(previous, item);
            pieces.add(new Piece(item, list, new Joint(gap, ordinal++), previous != null || mayPartBefore(list)));
        }
    }

    /// A block that began as the rest of an open paragraph might be read otherwise at the start of a text.
    private static boolean mayPartBefore(Node block) {
        Node previous = block.getPrevious();
        if (previous == null || BlockTree.gap(previous, block)) {
            return true;
        }
        return switch (previous) {
            case LinkReferenceDefinition _ -> !(block instanceof Paragraph || block instanceof Heading || block instanceof TableBlock);
            case Paragraph _ -> !(block instanceof TableBlock);
            default -> true;
        };
    }

    /// How a text joins what is above when it is cut here.
    Joint cut() {
        return list != null && node.getPrevious() != null ? joint : Joint.NEW_BLOCK;
    }

    List<StyledLine> rows(BlockLayout layout, int width) {
        return list == null ? layout.block(node, width) : layout.item(list, node, width, joint.ordinal());
    }

    static List<StyledLine> rows(List<Piece> pieces, BlockLayout layout, int width) {
        List<StyledLine> all = new ArrayList<>();
        for (Piece piece : pieces) {
            List<StyledLine> rows = piece.rows(layout, width);
            if (!rows.isEmpty() && !all.isEmpty() && piece.joint.gap()) {
                all.add(StyledLine.EMPTY);
            }
            all.addAll(rows);
        }
        return all;
    }
}
