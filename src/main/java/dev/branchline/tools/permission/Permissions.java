package dev.branchline.tools.permission;

import dev.branchline.model.SessionId;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.RuleSource;
import dev.branchline.model.tool.SourcedRule;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Decides what may run without asking, what is asked for, and what never runs. Safe for many threads.
///
/// A rule that denies wins wherever it stands. Else the narrowest scope that has a fitting rule decides: the command line and the session,
/// the user's rules for this project, what the project itself demands, the user's rules everywhere; in one scope asking wins over allowing.
/// Where no rule fits, what reads inside the workspace is allowed and all else is asked for.
public final class Permissions {
    /// What tells others what to run (hooks, our own restrictions) is never written without asking.
    private static final List<String> GUARDED = List.of(".git/**", "**/.git/**", ".git", "**/.git", ".branchline/**", "**/.branchline/**");

    private final RuleKeeper keeper;
    private final Predicate<String> guarded;
    private final Map<SessionId, CopyOnWriteArrayList<PermissionRule>> bySession = new ConcurrentHashMap<>();
    private volatile Rules rules;
    private volatile boolean readOnly;

    /// Nothing is allowed but reading, and nothing is kept.
    public Permissions() {
        this(Rules.NONE, (_, _) -> {}, _ -> false);
    }

    /// @param guarded whether a target (as in [Asked]) is one of the program's own files, which are not written without asking,
    /// and in commands not named without
    public Permissions(Rules rules, RuleKeeper keeper, Predicate<String> guarded) {
        this.rules = rules;
        this.keeper = keeper;
        this.guarded = guarded;
        this.readOnly = rules.readOnly();
    }

    /// Only what reads may run, whatever the rules say.
    public void readOnly(boolean on) {
        readOnly = on;
    }

    public boolean readOnly() {
        return readOnly;
    }

    /// Whether no call of a tool can ever run, so that models need not know of it.
    public boolean hides(String tool, ToolEffect effect) {
        return (readOnly && effect != ToolEffect.READS) || allButSession().stream().flatMap(List::stream).anyMatch(
                r -> r.verdict() == Verdict.DENY && r.pattern() == null && (r.tool().equals("*") || r.tool().equals(tool)));
    }

    public Ruling judge(SessionId session, Asked call) {
        if (readOnly && call.effect() != ToolEffect.READS) {
            return new Ruling(Verdict.DENY, "Read-only mode: nothing is written or run.", List.of());
        }
        Ruling sternest = new Ruling(Verdict.ALLOW, "", List.of());
        for (String target : call.targets().isEmpty() ? List.of("") : call.targets()) {
            Ruling one = judge(session, call, target);
            if (sternest.reason().isEmpty() || one.verdict().compareTo(sternest.verdict()) > 0) {
                sternest = one;
            }
        }
        if (sternest.verdict() == Verdict.DENY) {
            return sternest;
        }
        String always = always(call);
        if (!always.isEmpty()) {
            return new Ruling(Verdict.ASK, always, List.of());
        }
        return sternest.verdict() == Verdict.ALLOW ? sternest : new Ruling(Verdict.ASK, sternest.reason(), Suggestions.of(call, guarded), sternest.by());
    }

    private String always(Asked call) {
        if (!call.mustAsk().isEmpty()) {
            return call.mustAsk();
        }
        if (call.command()) {
            boolean odd = call.targets().stream().anyMatch(t -> t.length() > CommandLine.LONGEST || CommandLine.hidden(t.replace("\n", "")));
            return odd ? "The command holds characters that cannot be seen, or is very long." : "";
        }
        boolean guards = call.effect() != ToolEffect.READS
                && call.targets().stream().anyMatch(t -> guarded.test(t) || GUARDED.stream().anyMatch(g -> PathGlob.fits(g, t, true)));
        return guards ? "It writes a file that decides what other programs run or what may run here." : "";
    }

    private Ruling judge(SessionId session, Asked call, String target) {
        List<SourcedRule> fitting = all(session).stream().filter(r -> RuleFit.fits(r.rule(), call, target, guarded)).toList();
        for (SourcedRule rule : fitting) {
            if (rule.rule().verdict() == Verdict.DENY) {
                return by(rule, "denies");
            }
        }
        for (RuleSource source : RuleSource.values()) {
            for (Verdict verdict : List.of(Verdict.ASK, Verdict.ALLOW)) {
                for (SourcedRule rule : fitting) {
                    if (rule.source() == source && rule.rule().verdict() == verdict) {
                        return by(rule, verdict == Verdict.ASK ? "asks for" : "allows");
                    }
                }
            }
        }
        return call.effect() == ToolEffect.READS
                ? new Ruling(Verdict.ALLOW, "It only reads inside the workspace.", List.of())
                : new Ruling(Verdict.ASK, "No rule allows it.", List.of());
    }

    private static Ruling by(SourcedRule rule, String does) {
        return new Ruling(rule.rule().verdict(), "A rule " + does + " " + rule.rule().target() + ".", List.of(), rule);
    }

    /// All rules in force, the narrowest source first.
    public List<SourcedRule> all(SessionId session) {
        Rules now = rules;
        List<SourcedRule> all = new ArrayList<>();
        add(all, RuleSource.SESSION, bySession.getOrDefault(session, new CopyOnWriteArrayList<>()));
        add(all, RuleSource.COMMAND_LINE, now.run());
        add(all, RuleSource.PROJECT, now.project());
        add(all, RuleSource.WORKSPACE, now.workspace());
        add(all, RuleSource.GLOBAL, now.global());
        return all;
    }

    private static void add(List<SourcedRule> all, RuleSource source, List<PermissionRule> rules) {
        rules.forEach(rule -> all.add(new SourcedRule(rule, source)));
    }

    /// Those that speak of a call.
    public List<SourcedRule> fitting(SessionId session, Asked call) {
        List<String> targets = call.targets().isEmpty() ? List.of("") : call.targets();
        return all(session).stream().filter(r -> targets.stream().anyMatch(t -> RuleFit.fits(r.rule(), call, t, guarded))).toList();
    }

    /// Remembers an answer of the user. Blocking when it is written to the settings.
    ///
    /// @throws IOException when it could not be kept; it holds for the session all the same
    public void remember(SessionId session, PermissionRule rule, PermissionScope scope) throws IOException {
        switch (scope) {
            case CALL -> {}
            case SESSION -> inSession(session, rule);
            case PROJECT, GLOBAL -> {
                inSession(session, rule);
                keeper.keep(rule, scope);
                synchronized (this) {
                    rules = scope == PermissionScope.PROJECT ? rules.plusProject(rule) : rules.plusGlobal(rule);
                }
            }
        }
    }

    /// Takes a rule away that the user has given. What was also remembered for the session is forgotten with it. Blocking when it stands in
    /// the settings.
    ///
    /// @throws IOException when it could not be taken out; then it still holds
    public void forget(SessionId session, SourcedRule wanted) throws IOException {
        switch (wanted.source()) {
            case SESSION -> {}
            case PROJECT -> keeper.forget(wanted.rule(), PermissionScope.PROJECT);
            case GLOBAL -> keeper.forget(wanted.rule(), PermissionScope.GLOBAL);
            case COMMAND_LINE -> throw new IOException("It was given on the command line and holds until the program ends.");
            case WORKSPACE -> throw new IOException("It stands in " + WorkspaceRules.FILE + " of the project. Take it out there and start again.");
        }
        synchronized (this) {
            rules = switch (wanted.source()) {
                case PROJECT -> rules.minusProject(wanted.rule());
                case GLOBAL -> rules.minusGlobal(wanted.rule());
                case SESSION, COMMAND_LINE, WORKSPACE -> rules;
            };
        }
        bySession.getOrDefault(session, new CopyOnWriteArrayList<>()).removeIf(wanted.rule()::equals);
    }

    /// Forgets what holds for a session only; when it is left.
    public void leave(SessionId session) {
        bySession.remove(session);
    }

    private void inSession(SessionId session, PermissionRule rule) {
        bySession.computeIfAbsent(session, _ -> new CopyOnWriteArrayList<>()).addIfAbsent(rule);
    }

    private List<List<PermissionRule>> allButSession() {
        return List.of(rules.run(), rules.project(), rules.workspace(), rules.global());
    }
}
