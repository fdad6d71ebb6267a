package dev.branchline.state.tools;

import dev.branchline.model.tool.PermissionAnswer;
import dev.branchline.model.tool.RuleSource;
import dev.branchline.model.tool.SourcedRule;
import dev.branchline.model.tool.Verdict;
import dev.branchline.state.AppState;
import dev.branchline.state.overlay.Overlay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tools may do, in the order in which it decides: what nothing overrides, the user's and the project's rules, what holds where
/// there is none.
public final class PermissionRows {
    private static final String BUILT_IN = "built in";

    private PermissionRows() {}

    /// @param rule null for what is built in
    /// @param what what it speaks of; hostile text
    /// @param from where it comes from
    /// @param mark how it stands to the call that was tried
    public record Row(@Nullable SourcedRule rule, Verdict verdict, String what, String from, Mark mark) {}

    /// How a rule stands to a call.
    public enum Mark { NONE, FITS, DECIDES }

    public static List<Row> of(AppState state, Overlay.Permissions overlay) {
        PermissionAnswer known = overlay.known();
        if (known == null) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        if (state.tools().readOnly()) {
            rows.add(fixed(Verdict.DENY, "all that writes or runs", "read-only mode"));
        }
        rows.add(fixed(Verdict.ASK, "always: places outside of the workspace", BUILT_IN));
        rows.add(fixed(Verdict.ASK, "always: writing .git, .branchline, own settings", BUILT_IN));
        rows.add(fixed(Verdict.ASK, "always: commands very long or with hidden signs", BUILT_IN));
        for (RuleSource source : RuleSource.values()) {
            known.rules().stream()
                    .filter(r -> r.source() == source)
                    .sorted(Comparator.comparing((SourcedRule r) -> r.rule().verdict()).reversed())
                    .forEach(r -> rows.add(new Row(r, r.rule().verdict(), r.rule().target(), source.words(), mark(known, r))));
        }
        rows.add(fixed(Verdict.ALLOW, "what reads in the workspace", BUILT_IN));
        rows.add(fixed(Verdict.ASK, "all else", BUILT_IN));
        return rows;
    }

    private static Row fixed(Verdict verdict, String what, String from) {
        return new Row(null, verdict, what, from, Mark.NONE);
    }

    private static Mark mark(PermissionAnswer known, SourcedRule rule) {
        if (known.tried() == null) {
            return Mark.NONE;
        }
        return rule.equals(known.tried().decider()) ? Mark.DECIDES : known.tried().fitting().contains(rule) ? Mark.FITS : Mark.NONE;
    }
}
