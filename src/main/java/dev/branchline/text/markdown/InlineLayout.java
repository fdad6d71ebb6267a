package dev.branchline.text.markdown;

import dev.branchline.text.CellWidth;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Inline nodes as unwrapped lines, one more than there are hard breaks.
final class InlineLayout {
    private static final int MAX_SHOWN_TARGET = 256;
    private static final Ink TARGET = Ink.of(Role.MUTED);

    private final List<StyledLine> lines = new ArrayList<>();
    private StyledLine.Builder line = StyledLine.builder();

    private InlineLayout() {}

    static List<StyledLine> lines(Node parent, Ink ink) {
        InlineLayout layout = new InlineLayout();
        layout.children(parent, ink);
        layout.breakLine();
        return layout.lines;
    }

    private void children(Node parent, Ink ink) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            node(child, ink);
        }
    }

    private void node(Node node, Ink ink) {
        switch (node) {
            case Text text -> line.add(text.getLiteral(), ink);
            case Code code -> line.add(code.getLiteral(), ink.withRole(Role.CODE_INLINE));
            case Emphasis _ -> children(node, ink.withItalic());
            case StrongEmphasis _ -> children(node, ink.withBold());
            case Strikethrough _ -> children(node, ink.withStrike());
            case SoftLineBreak _ -> line.add(" ", ink);
            case HardLineBreak _ -> breakLine();
            case Link link -> link(link, ink);
            case Image image -> image(image, ink);
            case HtmlInline html -> html(html.getLiteral(), ink);
            default -> children(node, ink);
        }
    }

    private void breakLine() {
        lines.add(line.build());
        line = StyledLine.builder();
    }

    private void html(String tag, Ink ink) {
        switch (tag.toLowerCase(Locale.ROOT)) {
            case "<br>", "<br/>", "<br />" -> breakLine();
            default -> line.add(tag, ink.withRole(Role.MUTED));
        }
    }

    private void link(Link link, Ink ink) {
        String target = LinkTarget.clickable(link.getDestination());
        children(link, ink.withRole(Role.LINK).withLink(target));
        if (!LinkTarget.says(textOf(link), link.getDestination())) {
            target(link.getDestination(), target);
        }
    }

    private void image(Image image, Ink ink) {
        String target = LinkTarget.clickable(image.getDestination());
        line.add("▣ ", ink.withRole(Role.MUTED));
        children(image, ink.withRole(Role.LINK).withLink(target));
        target(image.getDestination(), target);
    }

    private void target(String destination, @Nullable String clickable) {
        if (!destination.isEmpty()) {
            String shown = destination.length() <= MAX_SHOWN_TARGET ? destination : CellWidth.cut(destination, MAX_SHOWN_TARGET);
            line.add(" (", TARGET).add(shown, TARGET.withLink(clickable)).add(")", TARGET);
        }
    }

    private static String textOf(Node node) {
        StringBuilder out = new StringBuilder();
        collect(node, out);
        return out.toString();
    }

    private static void collect(Node node, StringBuilder out) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            switch (child) {
                case Text text -> out.append(text.getLiteral());
                case Code code -> out.append(code.getLiteral());
                default -> collect(child, out);
            }
        }
    }
}
