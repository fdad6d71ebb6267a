package dev.branchline.tools;

import dev.branchline.model.ToolCall;
import dev.branchline.model.change.Origin;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.permission.Asked;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.tools.permission.Ruling;
import dev.branchline.workspace.IoReasons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Looks at calls: name, arguments, plan, permission. Reads only.
final class Preparation {
    private final Registry registry;
    private final Permissions permissions;
    private final CallContexts contexts;
    private final ArgumentCheck check = new ArgumentCheck();

    Preparation(Registry registry, Permissions permissions, CallContexts contexts) {
        this.registry = registry;
        this.permissions = permissions;
        this.contexts = contexts;
    }

    /// @param plan null when it cannot run; the shown call says why
    record Looked(PreparedCall shown, @Nullable CallPlan plan) {}

    Looked look(ToolCall call, Origin turn) throws InterruptedException {
        Tool tool = registry.find(call.name());
        if (tool == null) {
            String known = offered().stream().map(ToolSpec::name).collect(Collectors.joining(", "));
            return refused(call, ToolEffect.READS, "There is no such tool.", "There is no tool " + call.name() + ". The tools are: " + known + ".");
        }
        ToolSpec spec = tool.spec();
        try {
            if (permissions.hides(spec.name(), spec.effect())) {
                return denied(call, spec, permissions.readOnly() ? "Read-only mode: nothing is written or run." : "The user's rules deny this tool.");
            }
            JsonNode arguments = Arguments.parse(call.arguments());
            check.check(spec.name(), spec.parameters(), arguments);
            CallPlan plan = tool.plan(arguments, contexts.of(origin(turn, call)));
            return judged(call, spec, plan, turn);
        } catch (ToolException e) {
            return refused(call, spec.effect(), "The call cannot be done as it is.", told(e));
        } catch (IOException | UncheckedIOException e) {
            return refused(call, spec.effect(), "The call could not be looked at.", "The call failed before anything was done: " + told(e));
        } catch (RuntimeException e) {
            return refused(call, spec.effect(), "The tool broke.", "The tool " + call.name() + " broke on these arguments: " + e);
        }
    }

    /// Tools that models are told of.
    List<ToolSpec> offered() {
        return registry.specs().stream().filter(s -> !permissions.hides(s.name(), s.effect())).toList();
    }

    private Looked judged(ToolCall call, ToolSpec spec, CallPlan plan, Origin turn) {
        Preview preview = plan.preview();
        Ruling ruling = permissions.judge(turn.session(), new Asked(
                spec.name(), spec.effect(), preview instanceof Preview.Command, plan.targets(), plan.folder(), plan.mustAsk()));
        if (ruling.verdict() == Verdict.DENY) {
            return denied(call, spec, ruling.reason());
        }
        return new Looked(
                new PreparedCall(call, spec.effect(), plan.title(), ruling.verdict(), ruling.reason(), null, preview, ruling.rules()), plan);
    }

    private static Looked denied(ToolCall call, ToolSpec spec, String reason) {
        return refused(call, spec.effect(), reason, "Not allowed, and it will not be allowed in this session: " + reason + " Go on without it.");
    }

    private static Looked refused(ToolCall call, ToolEffect effect, String reason, String refusal) {
        return new Looked(
                new PreparedCall(
                        call, effect, call.name(), Verdict.DENY, reason, refusal, new Preview.Arguments(Arguments.laidOut(call.arguments())), List.of()),
                null);
    }

    private static Origin origin(Origin turn, ToolCall call) {
        return new Origin(turn.session(), turn.turn(), turn.answer(), call.id(), call.name(), turn.model());
    }

    static String told(Exception e) {
        return IoReasons.told(e);
    }
}
