package dev.branchline.ui.tree;

import dev.branchline.model.CostSum;
import dev.branchline.model.Ending;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.session.TreeOutline;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.ui.Costs;
import dev.branchline.ui.Frame;
import dev.branchline.ui.Numbers;
import dev.branchline.ui.Spinner;
import dev.branchline.ui.draw.RowPen;
import org.jspecify.annotations.Nullable;

/// One row of the tree: guides, mark, label, words; at the right what is folded away, what runs, and the cost.
final class TreeRow {
    private static final int MOST_WORDS = 300;
    /// Below this, a beginning of the answer says less than a blank.
    private static final int FEWEST_WORDS = 9;

    private TreeRow() {}

    static void write(RowPen pen, Frame frame, TreeOutline.Row row, @Nullable LiveRun run) {
        SessionTree tree = frame.state().conversation().tree();
        pen.add(row.guides(), Role.TREE_GUIDE);
        mark(pen, frame, row, run);
        String tail = tail(frame, row, run);
        int changed = frame.state().changes().byAnswer().getOrDefault(row.id(), 0);
        String edits = changed == 0 ? "" : "✎" + changed;
        String cost = cost(tree, row);
        int marked = edits.isEmpty() ? 0 : CellWidth.of(edits) + 1;
        int right = CellWidth.of(tail) + CellWidth.of(cost) + (tail.isEmpty() ? 0 : 1) + (cost.isEmpty() ? 0 : 1) + marked;
        // The words come first: a cost that would leave them no room is left out.
        boolean roomy = pen.left() - right >= 8;
        int most = pen.left() - (roomy ? right : tail.isEmpty() ? 0 : CellWidth.of(tail) + 1);
        most -= roomy || pen.left() - most + marked > pen.left() ? 0 : marked;
        words(pen, tree, row, Math.max(0, most));
        int end = roomy && !cost.isEmpty() ? CellWidth.of(cost) + 1 : 0;
        if (!edits.isEmpty()) {
            int behind = (tail.isEmpty() ? 0 : CellWidth.of(tail) + 1) + end;
            pen.skipTo(CellWidth.of(edits) + behind).add(edits, Role.WARNING);
        }
        if (!tail.isEmpty()) {
            pen.skipTo(CellWidth.of(tail) + end).add(tail, run == null || !run.isActive() ? Role.MUTED : Role.ACCENT);
        }
        if (end > 0) {
            pen.skipTo(CellWidth.of(cost)).add(cost, row.onPath() ? Role.COST : Role.MUTED);
        }
    }

    /// Where one stands, what leads there, what is beside it; a spinner where an answer is coming.
    private static void mark(RowPen pen, Frame frame, TreeOutline.Row row, @Nullable LiveRun run) {
        if (run != null && run.isActive()) {
            pen.add(Spinner.at(frame.now()), row.head() ? Role.TREE_HEAD : Role.ACCENT);
        } else if (run != null) {
            pen.add("✗", Role.ERROR);
        } else if (row.head()) {
            pen.add("◉", Role.TREE_HEAD);
        } else {
            pen.add(row.onPath() ? "●" : "○", row.onPath() ? Role.ACCENT : Role.MUTED);
        }
        pen.skip(1);
    }

    private static void words(RowPen pen, SessionTree tree, TreeOutline.Row row, int most) {
        int end = pen.left() - most;
        tree.label(row.id()).ifPresent(label -> pen.add(CellWidth.cut("⚑ " + label, Math.max(0, pen.left() - end)), Role.WARNING).skip(1));
        switch (tree.node(row.id())) {
            case Entry.UserMessage u -> add(pen, end, firstLine(u.text(), u.images().isEmpty() ? "" : "image"), row.onPath() ? Role.TEXT : Role.MUTED);
            case Entry.AssistantMessage a -> {
                if (a.answer().ending().isPartial()) {
                    add(pen, end, "⚠", a.answer().ending() instanceof Ending.Stopped ? Role.WARNING : Role.ERROR);
                    pen.skip(1);
                }
                add(pen, end, shortName(a), row.head() ? Role.TREE_HEAD : row.onPath() ? Role.ASSISTANT : Role.MUTED);
                if (pen.left() - end > FEWEST_WORDS) {
                    pen.skip(1);
                    add(pen, end, firstLine(a.answer().text(), ""), Role.FAINT);
                }
            }
            // These have no row of their own.
            case Entry.ToolResult _, Entry.Note _, Entry.SystemPrompt _, Entry.ModelSwitched _ -> {}
        }
    }

    private static void add(RowPen pen, int end, String text, Role role) {
        int room = pen.left() - end;
        if (room > 0) {
            pen.add(text, role, Math.min(room, CellWidth.of(SafeText.of(text))));
        }
    }

    /// The first line with something in it.
    /// A row has no room for markdown: emphasis, code marks and heading signs are left out.
    private static String withoutMarks(String line) {
        String text = line.startsWith("#") ? line.replaceFirst("^#{1,6} +", "") : line;
        return text.replace("**", "").replace("`", "");
    }

    private static String firstLine(String text, String otherwise) {
        String start = text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) : text;
        String stripped = start.stripLeading();
        int lineEnd = stripped.indexOf('\n');
        String line = lineEnd < 0 ? stripped : stripped.substring(0, lineEnd);
        return line.isBlank() ? otherwise : withoutMarks(line.strip().replace('\t', ' '));
    }

    /// The model's name without its author; the one that really answered where a router chose.
    private static String shortName(Entry.AssistantMessage answer) {
        String asked = answer.requestedModel();
        String served = answer.answer().servedBy().model();
        String id = served != null && (asked.startsWith("openrouter/") || asked.startsWith("~") || asked.startsWith("@")) ? served : asked;
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /// What is folded away, or what the run is at.
    private static String tail(Frame frame, TreeOutline.Row row, @Nullable LiveRun run) {
        String folded = row.folded() ? "▸ " + row.visibleBelow() : "";
        if (run == null) {
            return folded;
        }
        String state = switch (run.phase()) {
            case LiveRun.Phase.Sending _, LiveRun.Phase.Waiting _ -> Numbers.wholeSeconds(frame.now() - run.startedAt());
            case LiveRun.Phase.Streaming _ -> Numbers.tokens((long) (run.text().length() + run.reasoning().length()) / 4) + " tok";
            case LiveRun.Phase.Retrying r -> "retry " + r.attempt();
            case LiveRun.Phase.Tools _, LiveRun.Phase.Stopping _, LiveRun.Phase.AtLimit _ -> run.isAsking() ? "waits for you" : "tools";
            case LiveRun.Phase.Failed _ -> "failed";
        };
        return folded.isEmpty() ? state : folded + " " + state;
    }

    /// The cost of an answer; where a branch starts, of all that is in it.
    private static String cost(SessionTree tree, TreeOutline.Row row) {
        boolean whole = (row.branchStart() || row.folded()) && row.visibleBelow() > 0;
        if (whole) {
            CostSum sum = tree.subtreeCost(row.id());
            return sum.known().signum() == 0 && sum.unknown() == 0 ? "" : "Σ" + Costs.text(sum);
        }
        return tree.node(row.id()) instanceof Entry.AssistantMessage ? Costs.text(tree.cost(row.id())) : "";
    }
}
