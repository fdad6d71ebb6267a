package dev.branchline.ui.transcript;

import dev.branchline.model.Cost;
import dev.branchline.model.Usage;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import dev.branchline.ui.Costs;
import dev.branchline.ui.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an answer took: tokens in and out, and its price.
final class AnswerFoot {
    private AnswerFoot() {}

    /// @param usage by the best knowledge there is, which may be newer than the answer's own
    static List<StyledLine> rows(Usage usage, int width) {
        Cost cost = usage.cost();
        StyledLine.Builder line = StyledLine.builder();
        if (usage.promptTokens() == null && usage.completionTokens() == null) {
            line.add("tokens ?", Role.FAINT);
        } else {
            line.add(Numbers.tokens(usage.promptTokens()) + " in", Role.FAINT);
            line.add(inDetails(usage), Role.FAINT);
            line.add(" · " + Numbers.tokens(usage.completionTokens()) + " out", Role.FAINT);
            long reasoning = orZero(usage.reasoningTokens());
            if (reasoning > 0) {
                line.add(" (" + Numbers.tokens(reasoning) + " reasoning)", Role.FAINT);
            }
        }
        long searches = orZero(usage.webSearches());
        if (searches > 0) {
            line.add(" · " + searches + (searches == 1 ? " web search" : " web searches"), Role.FAINT);
        }
        line.add(" · ", Role.FAINT).add(cost instanceof Cost.Unknown ? "cost ?" : Costs.text(cost), Role.COST);
        if (usage.byok()) {
            line.add(" + your own key", Role.FAINT);
        }
        return Wrap.wrap(line.build(), width);
    }

    private static String inDetails(Usage usage) {
        long prompt = orZero(usage.promptTokens());
        long cached = orZero(usage.cachedTokens());
        long written = orZero(usage.cacheWriteTokens());
        if (prompt > 0 && cached > 0) {
            return " (" + Numbers.percent(cached, prompt) + " cached)";
        }
        return written > 0 ? " (" + Numbers.tokens(written) + " written to cache)" : "";
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
