package dev.branchline.ui.transcript;

import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import dev.branchline.state.view.TranscriptItem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long the conversation is, for its scroll mark. What is far from the view is not laid out for that: its rows are estimated from its
/// text, once per message and width. In very long conversations all messages count the same; there the mark has one cell anyway.
///
/// UI thread only.
final class Extent {
    static final int MOST_MESSAGES = 2_000;

    private final TranscriptLayout layout;
    private int[] ends = new int[64];
    private int known;
    private int width;
    private Entry.@Nullable Node last;

    Extent(TranscriptLayout layout) {
        this.layout = layout;
    }

    /// Where a row stands, from 0 to 1.
    ///
    /// @param item index of an item; the number of items stands for the end
    /// @param row of that item
    double at(AppState state, int item, int row, int newWidth) {
        List<Entry.Node> nodes = state.conversation().shown();
        int items = TranscriptItem.count(state);
        if (item >= items) {
            return 1;
        }
        measure(nodes, newWidth);
        double before = before(Math.min(item, nodes.size()), nodes);
        for (int i = nodes.size(); i < item; i++) {
            before += extra(state, i, nodes);
        }
        double all = before(nodes.size(), nodes);
        for (int i = nodes.size(); i < items; i++) {
            all += extra(state, i, nodes);
        }
        double own = item < nodes.size() ? before(item + 1, nodes) - before(item, nodes) : extra(state, item, nodes);
        return (before + own * row / layout.rows(state, TranscriptItem.at(state, item), width)) / all;
    }

    private static boolean isVast(List<Entry.Node> nodes) {
        return nodes.size() > MOST_MESSAGES;
    }

    private double before(int item, List<Entry.Node> nodes) {
        return isVast(nodes) ? item : item == 0 ? 0 : ends[item - 1];
    }

    /// What follows the messages is always laid out.
    private double extra(AppState state, int item, List<Entry.Node> nodes) {
        return isVast(nodes) ? 1 : layout.rows(state, TranscriptItem.at(state, item), width);
    }

    /// A message has one way to the root: when the last known one stands where it stood, so do all before it.
    @SuppressWarnings("ReferenceEquality")
    private void measure(List<Entry.Node> nodes, int newWidth) {
        boolean goesOn = width == newWidth && known > 0 && known <= nodes.size() && nodes.get(known - 1) == last;
        width = newWidth;
        if (!goesOn) {
            known = 0;
        }
        if (known == nodes.size() || isVast(nodes)) {
            return;
        }
        if (ends.length < nodes.size()) {
            ends = Arrays.copyOf(ends, Math.max(nodes.size(), ends.length * 2));
        }
        int text = Columns.of(width).text();
        for (; known < nodes.size(); known++) {
            ends[known] = (known == 0 ? 0 : ends[known - 1]) + rows(nodes.get(known), text);
        }
        last = nodes.getLast();
    }

    /// About how many rows: a head, a foot, a blank one, and the text.
    private static int rows(Entry.Node node, int width) {
        return switch (node) {
            case Entry.UserMessage u -> 2 + rows(u.text(), width);
            case Entry.AssistantMessage a -> 3 + rows(a.answer().text(), width);
            case Entry.Note n -> 2 + rows(n.text(), width);
            case Entry.SystemPrompt s -> 2 + rows(s.text(), width);
            case Entry.ToolResult _, Entry.ModelSwitched _ -> 2;
        };
    }

    private static int rows(String text, int width) {
        int rows = 0;
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            rows += Math.max(1, Math.ceilDiv(to - from, width));
            from = to + 1;
        }
        return rows;
    }
}
