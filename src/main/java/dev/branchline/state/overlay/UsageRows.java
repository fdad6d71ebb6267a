package dev.branchline.state.overlay;

import dev.branchline.model.CostSum;
import dev.branchline.model.Usage;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rows of the usage report: this branch, then the whole session, each in all and by model.
public final class UsageRows {
    private UsageRows() {}

    /// A row of the report.
    public sealed interface Row {}

    /// @param title what the figures below are about
    public record Section(String title) implements Row {}

    /// @param name a model id, or what is summed
    /// @param total whether it sums the rows below it
    public record Figures(
            String name, boolean total, int prompts, int answers, Tokens in, Tokens cached, Tokens out, Tokens reasoning, CostSum cost)
            implements Row {}

    /// @param known the sum of what was reported
    /// @param unknown answers that did not report it
    public record Tokens(long known, int unknown) {}

    public record Blank() implements Row {}

    /// One pass over the tree; keep the result while its version is the same.
    public static List<Row> of(AppState state) {
        SessionTree tree = state.conversation().tree();
        List<Row> rows = new ArrayList<>();
        rows.add(new Section("This branch"));
        add(rows, tree, state.conversation().shown(), "root to here");
        rows.add(new Blank());
        rows.add(new Section("Whole session"));
        add(rows, tree, tree.nodes(), "all branches");
        return rows;
    }

    private static void add(List<Row> rows, SessionTree tree, List<Entry.Node> nodes, String name) {
        Tally all = new Tally();
        Map<String, Tally> byModel = new TreeMap<>();
        for (Entry.Node node : nodes) {
            switch (node) {
                case Entry.UserMessage _ -> all.prompts++;
                case Entry.AssistantMessage a -> {
                    CostSum cost = CostSum.ZERO.plus(tree.cost(a.id()));
                    Usage usage = tree.usage(a.id());
                    all.add(usage, cost);
                    byModel.computeIfAbsent(a.requestedModel(), _ -> new Tally()).add(usage, cost);
                }
                case Entry.ToolResult _, Entry.Note _, Entry.SystemPrompt _, Entry.ModelSwitched _ -> {}
            }
        }
        rows.add(all.row(name, true));
        byModel.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Tally> e) -> e.getValue().cost.known()).reversed())
                .forEach(e -> rows.add(e.getValue().row(e.getKey(), false)));
    }

    private static final class Tally {
        private int prompts;
        private int answers;
        private final long[] known = new long[4];
        private final int[] unknown = new int[4];
        private CostSum cost = CostSum.ZERO;

        void add(Usage usage, CostSum part) {
            answers++;
            count(0, usage.promptTokens());
            count(1, usage.cachedTokens());
            count(2, usage.completionTokens());
            count(3, usage.reasoningTokens());
            cost = cost.plus(part);
        }

        private void count(int place, @Nullable Long tokens) {
            if (tokens == null) {
                unknown[place]++;
            } else {
                known[place] += tokens;
            }
        }

        private Tokens tokens(int place) {
            return new Tokens(known[place], unknown[place]);
        }

        Figures row(String name, boolean total) {
            return new Figures(name, total, prompts, answers, tokens(0), tokens(1), tokens(2), tokens(3), cost);
        }
    }
}
