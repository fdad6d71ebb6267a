package dev.branchline.text.markdown;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.DefinitionMap;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;

/// The link definitions of the settled text, for parsing pieces of a document as if they were the whole.
///
/// Remembers which labels a piece asked for that are not settled: when one of them is defined later, that piece has to
/// be laid out again.
final class References implements LinkProcessor {
    private final DefinitionMap<LinkReferenceDefinition> settled = new DefinitionMap<>(LinkReferenceDefinition.class);
    private Set<String> asked = new HashSet<>();

    /// Starts noting anew and gives what was noted.
    Set<String> takeAsked() {
        Set<String> labels = asked;
        asked = new HashSet<>();
        return labels;
    }

    /// Definitions in and under a block become settled; earlier ones win.
    ///
    /// @return the labels that are new
    Set<String> settle(Node block) {
        Set<String> added = new HashSet<>();
        settle(block, added);
        return added;
    }

    private void settle(Node node, Set<String> added) {
        if (node instanceof LinkReferenceDefinition definition) {
            if (settled.putIfAbsent(definition.getLabel(), definition) == null) {
                added.add(key(definition.getLabel()));
            }
            return;
        }
        if (BlockTree.isContainer(node)) {
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                settle(child, added);
            }
        }
    }

    boolean knows(String key) {
        return settled.get(key) != null;
    }

    @Override
    public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
        if (link.destination() != null) {
            return LinkResult.none();
        }
        String label = link.label() != null && !link.label().isEmpty() ? link.label() : link.text(scanner);
        LinkReferenceDefinition definition = settled.get(label);
        if (definition == null) {
            asked.add(key(label));
            return LinkResult.none();
        }
        if (link.marker() != null && link.marker().getLiteral().equals("!")) {
            Node image = new Image(definition.getDestination(), definition.getTitle());
            return LinkResult.wrapTextIn(image, scanner.position()).includeMarker();
        }
        return LinkResult.wrapTextIn(new Link(definition.getDestination(), definition.getTitle()), scanner.position());
    }

    /// Coarser than CommonMark's folding where that does no harm: a label too many only costs a layout.
    private static String key(String label) {
        return label.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }
}
