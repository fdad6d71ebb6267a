package dev.branchline.text.markdown;

import dev.branchline.text.CellWidth;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/// Parsed blocks as rows. Each block's rows depend on that block alone, and the space between two blocks on these two:
/// that is what allows a growing document to keep the rows it has.
final class BlockLayout {
    /// Containers deeper than this are not indented further.
    private static final int MAX_INDENTED = 8;

    private static final Ink TEXT = Ink.of(Role.TEXT);
    private static final Ink QUOTE = Ink.of(Role.QUOTE);
    private static final Ink HTML = Ink.of(Role.MUTED);
    private static final Ink MARKER = Ink.of(Role.LIST_MARKER);
    private static final StyledLine BAR = StyledLine.of("▎ ", Role.BORDER);
    private static final String[] BULLETS = {"•", "◦", "‣"};

    private final CodeMemo memo;

    BlockLayout(CodeMemo memo) {
        this.memo = memo;
    }

    /// The rows of one top-level block.
    List<StyledLine> block(Node block, int width) {
        return block(block, width, 0, TEXT);
    }

    /// One item of a top-level list.
    List<StyledLine> item(ListBlock list, Node item, int width, int ordinal) {
        return item(list, item, width, 0, TEXT, ordinal);
    }

    private List<StyledLine> block(Node block, int width, int depth, Ink ink) {
        return switch (block) {
            case Paragraph paragraph -> wrapped(InlineLayout.lines(paragraph, ink), width);
            case Heading heading -> wrapped(InlineLayout.lines(heading, headingInk(heading.getLevel())), width);
            case ListBlock list -> list(list, width, depth, ink);
            case BlockQuote quote -> quote(quote, width, depth);
            case FencedCodeBlock code -> code(code, code.getInfo(), code.getLiteral(), width);
            case IndentedCodeBlock code -> code(code, "", code.getLiteral(), width);
            case HtmlBlock html -> html(html, width);
            case ThematicBreak _ -> List.of(StyledLine.of("─".repeat(Math.max(1, width / CellWidth.of("─"))), Role.RULE).slice(0, width));
            case TableBlock table -> TableLayout.of(table, ink).rows(width, null);
            default -> List.of();
        };
    }

    static int firstOrdinal(ListBlock list) {
        if (list instanceof OrderedList ordered) {
            Integer start = ordered.getMarkerStartNumber();
            return start == null ? 1 : start;
        }
        return 0;
    }

    private static Ink headingInk(int level) {
        Ink ink = Ink.of(Role.HEADING);
        return switch (level) {
            case 1 -> ink.withBold().withUnderline();
            case 2 -> ink.withBold();
            case 3 -> ink.withBold().withItalic();
            default -> ink.withItalic();
        };
    }

    private static List<StyledLine> wrapped(List<StyledLine> lines, int width) {
        List<StyledLine> rows = new ArrayList<>();
        for (StyledLine line : lines) {
            rows.addAll(Wrap.wrap(line, width));
        }
        return rows;
    }

    private List<StyledLine> list(ListBlock list, int width, int depth, Ink ink) {
        List<StyledLine> rows = new ArrayList<>();
        int number = firstOrdinal(list);
        Node previous = null;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (previous != null && BlockTree.gap(previous, item)) {
                rows.add(StyledLine.EMPTY);
            }
            rows.addAll(item(list, item, width, depth, ink, number++));
            previous = item;
        }
        return rows;
    }

    private List<StyledLine> item(ListBlock list, Node item, int width, int depth, Ink ink, int number) {
        StyledLine marker = depth < MAX_INDENTED ? Wrap.cutPrefix(marker(list, item, depth, number), width) : StyledLine.EMPTY;
        StyledLine hanging = StyledLine.builder().spaces(marker.width(), ink).build();
        List<StyledLine> inner = children(item, width - marker.width(), depth + 1, ink, true);
        return prefixed(inner.isEmpty() ? List.of(StyledLine.EMPTY) : inner, marker, hanging);
    }

    private static StyledLine marker(ListBlock list, Node item, int depth, int number) {
        if (item instanceof ListItem && item.getFirstChild() instanceof TaskListItemMarker task) {
            return StyledLine.builder()
                    .add("[", MARKER)
                    .add(task.isChecked() ? "✓" : " ", Ink.of(Role.SUCCESS))
                    .add("] ", MARKER)
                    .build();
        }
        if (list instanceof OrderedList ordered) {
            String delimiter = ordered.getMarkerDelimiter();
            return StyledLine.of(number + (delimiter == null ? "." : delimiter) + " ", MARKER);
        }
        return StyledLine.of(BULLETS[depth % BULLETS.length] + " ", MARKER);
    }

    private List<StyledLine> quote(BlockQuote quote, int width, int depth) {
        StyledLine bar = depth < MAX_INDENTED ? Wrap.cutPrefix(BAR, width) : StyledLine.EMPTY;
        List<StyledLine> inner = children(quote, width - bar.width(), depth + 1, QUOTE, false);
        return prefixed(inner.isEmpty() ? List.of(StyledLine.EMPTY) : inner, bar, bar);
    }

    /// @param asInSource whether blocks are spaced as in the source, or always by an empty row
    private List<StyledLine> children(Node parent, int width, int depth, Ink ink, boolean asInSource) {
        List<StyledLine> rows = new ArrayList<>();
        Node previous = null;
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            List<StyledLine> block = block(child, width, depth, ink);
            if (block.isEmpty()) {
                continue;
            }
            if (previous != null && (!asInSource || BlockTree.gap(previous, child))) {
                rows.add(StyledLine.EMPTY);
            }
            rows.addAll(block);
            previous = child;
        }
        return rows;
    }

    private static List<StyledLine> prefixed(List<StyledLine> rows, StyledLine first, StyledLine rest) {
        if (first.isEmpty() && rest.isEmpty()) {
            return rows;
        }
        List<StyledLine> out = new ArrayList<>(rows.size());
        boolean blankRest = rest.plainText().isBlank();
        for (StyledLine row : rows) {
            if (out.isEmpty()) {
                out.add(first.append(row));
            } else {
                out.add(row.isEmpty() && blankRest ? row : rest.append(row));
            }
        }
        return out;
    }

    private List<StyledLine> code(Node block, @Nullable String info, String literal, int width) {
        return memo.rows(BlockTree.firstLine(block), info == null ? "" : info, codeLines(literal), width);
    }

    private static List<String> codeLines(String literal) {
        if (literal.isEmpty()) {
            return List.of();
        }
        String body = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        return List.of(body.split("\n", -1));
    }

    private static List<StyledLine> html(HtmlBlock html, int width) {
        List<StyledLine> rows = new ArrayList<>();
        for (String line : html.getLiteral().split("\n", -1)) {
            rows.addAll(Wrap.wrap(StyledLine.of(line, HTML), width));
        }
        return rows;
    }
}
