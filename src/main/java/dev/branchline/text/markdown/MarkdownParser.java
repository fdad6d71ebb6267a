package dev.branchline.text.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// CommonMark with GitHub's tables, strikethrough, task lists and bare links.
///
/// The nesting limits keep every recursion over a parsed text shallow. A row of two bytes can ask for thousands of
/// cells; a text whose table would have more than the limit is read without tables.
final class MarkdownParser {
    private static final int MAX_NESTING = 60;
    static final int MAX_TABLE_CELLS = 200_000;

    private final References references;
    private final Parser parser;

    MarkdownParser(References references) {
        this.references = references;
        parser = parser(references, true);
    }

    private static Parser parser(References references, boolean tables) {
        List<Extension> extensions = new ArrayList<>();
        if (tables) {
            extensions.add(TablesExtension.builder().maxCells(MAX_TABLE_CELLS).build());
        }
        extensions.add(StrikethroughExtension.create());
        extensions.add(TaskListItemsExtension.create());
        extensions.add(AutolinkExtension.create());
        return Parser.builder()
                .extensions(extensions)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(MAX_NESTING)
                .maxInlineNesting(MAX_NESTING)
                .linkProcessor(references)
                .build();
    }

    Node parse(String text) {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException _) {
            // How the table extension says that there are too many cells.
            return parser(references, false).parse(text);
        }
    }
}
