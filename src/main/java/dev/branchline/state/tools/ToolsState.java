package dev.branchline.state.tools;

import java.util.HashSet;
import java.util.Set;

/// How the program deals with tool calls.
///
/// @param readOnly whether nothing may be written or run
/// @param limit rounds of a turn before the user is asked to go on
/// @param away whether the user has put the dialog away without an answer
/// @param asked questions so far
/// @param toldWithout models of which was said that they cannot call tools
/// @param previews what calls did, for their cards
public record ToolsState(boolean readOnly, int limit, boolean away, long asked, Set<String> toldWithout, Previews previews) {
    public ToolsState {
        toldWithout = Set.copyOf(toldWithout);
    }

    public static ToolsState begin(int limit) {
        return begin(limit, false);
    }

    /// @param readOnly as the settings say it
    public static ToolsState begin(int limit, boolean readOnly) {
        return new ToolsState(readOnly, limit, false, 0, Set.of(), new Previews());
    }

    public ToolsState withReadOnly(boolean on) {
        return new ToolsState(on, limit, away, asked, toldWithout, previews);
    }

    public ToolsState withLimit(int rounds) {
        return new ToolsState(readOnly, rounds, away, asked, toldWithout, previews);
    }

    public ToolsState withAway(boolean put) {
        return put == away ? this : new ToolsState(readOnly, limit, put, asked, toldWithout, previews);
    }

    public ToolsState afterQuestions(int count) {
        return new ToolsState(readOnly, limit, away, asked + count, toldWithout, previews);
    }

    public ToolsState told(String model) {
        Set<String> more = new HashSet<>(toldWithout);
        more.add(model);
        return new ToolsState(readOnly, limit, away, asked, more, previews);
    }
}
