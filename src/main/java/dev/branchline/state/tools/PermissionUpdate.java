package dev.branchline.state.tools;

import dev.branchline.event.Arrived;
import dev.branchline.event.PermissionIntent;
import dev.branchline.model.RequestId;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.PermissionWish;
import dev.branchline.model.tool.SourcedRule;
import dev.branchline.model.tool.Verdict;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The list of rules: shown, added to, taken from, and asked what would happen to a call.
public final class PermissionUpdate {
    private static final String FORM = "Write allow, ask or deny, then session, project or everywhere, then the rule: deny everywhere shell:git push*. "
            + "Or: try shell git push.";

    private PermissionUpdate() {}

    public static Step apply(AppState state, PermissionIntent intent) {
        return switch (intent) {
            case PermissionIntent.Say s -> say(state, s.words().strip());
            case PermissionIntent.AskRule _ -> Step.of(state.push(new Overlay.Field(Overlay.Field.Purpose.RULE, "", null)));
            case PermissionIntent.AskCall _ -> Step.of(state.push(new Overlay.Field(Overlay.Field.Purpose.TRIED_CALL, "", null)));
            case PermissionIntent.RemoveChosen _ -> removeChosen(state);
        };
    }

    private static Step say(AppState state, String words) {
        Optional<PermissionWish> wish = words.isEmpty() ? Optional.of(new PermissionWish.Look()) : wish(words);
        return wish.isPresent() ? ask(state, wish.get()) : Notices.tell(state, Level.WARNING, FORM);
    }

    private static Optional<PermissionWish> wish(String words) {
        String[] first = words.split("\\s+", 2);
        String rest = first.length > 1 ? first[1] : "";
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        return switch (first[0].toLowerCase(Locale.ROOT)) {
            case "try" -> Optional.of(new PermissionWish.Try(rest));
            case "allow" -> Optional.of(add(Verdict.ALLOW, rest));
            case "ask" -> Optional.of(add(Verdict.ASK, rest));
            case "deny" -> Optional.of(add(Verdict.DENY, rest));
            default -> Optional.empty();
        };
    }

    /// Where nothing is said of it, a rule ends with the session.
    private static PermissionWish add(Verdict verdict, String words) {
        String[] first = words.split("\\s+", 2);
        if (first.length > 1) {
            switch (first[0].toLowerCase(Locale.ROOT)) {
                case "session" -> {
                    return new PermissionWish.Add(verdict, PermissionScope.SESSION, first[1]);
                }
                case "project" -> {
                    return new PermissionWish.Add(verdict, PermissionScope.PROJECT, first[1]);
                }
                case "everywhere", "global" -> {
                    return new PermissionWish.Add(verdict, PermissionScope.GLOBAL, first[1]);
                }
                default -> {}
            }
        }
        return new PermissionWish.Add(verdict, PermissionScope.SESSION, words);
    }

    private static Step ask(AppState state, PermissionWish wish) {
        RequestId request = state.counters().request();
        AppState shown = state.topOverlay().orElse(null) instanceof Overlay.Permissions p
                ? state.replaceTop(p.asking(request))
                : state.push(new Overlay.Permissions(0, 0, request, null, null));
        return Step.of(shown.with(shown.counters().afterRequest()), new Effect.OfPermissions(request, state.conversation().header().id(), wish));
    }

    private static Step removeChosen(AppState state) {
        if (!(state.topOverlay().orElse(null) instanceof Overlay.Permissions list)) {
            return Step.of(state);
        }
        List<PermissionRows.Row> rows = PermissionRows.of(state, list);
        if (rows.isEmpty()) {
            return Step.of(state);
        }
        SourcedRule chosen = rows.get(Math.clamp(list.selected(), 0, rows.size() - 1)).rule();
        if (chosen == null) {
            return Notices.tell(state, Level.INFO, "That cannot be taken away. {tools.read-only} ends read-only mode; all else here is built in.");
        }
        if (chosen.rule().verdict() != Verdict.ALLOW && !chosen.equals(list.armed())) {
            return Notices.tell(
                    state.replaceTop(list.arm(chosen)), Level.WARNING, "It keeps something from running. {tools.rule-remove} again takes it away.");
        }
        return ask(state, new PermissionWish.Remove(chosen));
    }

    /// The list may lie below a question meanwhile.
    public static Step known(AppState state, Arrived.PermissionsKnown answer) {
        String problem = answer.answer().problem();
        AppState shown = inStack(state, answer);
        return problem.isEmpty() ? Step.of(shown) : Notices.tell(shown, Level.WARNING, problem);
    }

    private static AppState inStack(AppState state, Arrived.PermissionsKnown answer) {
        Overlay top = state.topOverlay().orElse(null);
        if (top == null) {
            return state;
        }
        if (top instanceof Overlay.Permissions p) {
            return p.request().equals(answer.request()) ? state.replaceTop(p.knowing(answer.answer())) : state;
        }
        return inStack(state.pop(), answer).push(top);
    }
}
