package dev.branchline.runtime;

import dev.branchline.event.AppIntent;
import dev.branchline.event.Arrived;
import dev.branchline.event.EventBus;
import dev.branchline.event.ToolEvent;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.RunId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.PermissionAnswer;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.Verdict;
import dev.branchline.state.Effect;
import dev.branchline.tools.ToolService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls of tools: offered, looked at, run, stopped. The service is made when it is first needed.
final class ToolEffects {
    private final EventBus bus;
    /// Calls that a person has been asked for: what was prepared anew after a yes counts as asked again.
    private final Map<RunId, Set<String>> asked = new ConcurrentHashMap<>();
    private volatile @Nullable Supplier<ToolService> maker;
    private volatile @Nullable ToolService made;
    private volatile @Nullable Boolean readOnly;
    private boolean closed;

    ToolEffects(EventBus bus) {
        this.bus = bus;
    }

    void use(Supplier<ToolService> newMaker) {
        maker = newMaker;
    }

    /// Whether there may be tools to offer.
    boolean any() {
        return maker != null;
    }

    /// Makes the service when it is not there: blocking, for some tenths of a second. What hinders it is told; then there are no tools, and the
    /// next time it is tried again.
    private synchronized @Nullable ToolService service() {
        Supplier<ToolService> now = maker;
        ToolService service = made;
        if (service == null && now != null && !closed) {
            try {
                service = now.get();
            } catch (RuntimeException e) {
                bus.publish(new AppIntent.Warn("There are no tools: " + why(e)));
                return null;
            }
            made = service;
            Boolean wished = readOnly;
            if (wished != null) {
                service.permissions().readOnly(wished);
            }
        }
        return service;
    }

    private static String why(Throwable failure) {
        String own = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return failure instanceof UncheckedIOException && failure.getCause() != null ? own + ": " + why(failure.getCause()) : own;
    }

    /// Makes the service before the first request needs it. Blocking.
    void prewarm() {
        ToolService service = service();
        if (service != null) {
            service.definitions();
        }
    }

    /// The request with the tools there are. Blocking: not on the UI thread.
    ChatRequest offered(ChatRequest request) {
        ToolService service = service();
        if (service == null) {
            return request;
        }
        try {
            return request.withTools(service.definitions());
        } catch (RuntimeException e) {
            bus.publish(new AppIntent.Warn("There are no tools: " + why(e)));
            return request;
        }
    }

    void prepare(Effect.PrepareCalls prepare) {
        ToolService service = service();
        if (service == null) {
            bus.publish(new ToolEvent.Prepared(prepare.run(), prepare.calls().stream().map(ToolEffects::without).toList()));
            return;
        }
        service.prepare(prepare.run(), prepare.calls(), prepare.origin(), this::told);
    }

    private static PreparedCall without(ToolCall call) {
        return new PreparedCall(
                call, ToolEffect.READS, call.name(), Verdict.ALLOW, "", "There are no tools here.", new Preview.Arguments(call.arguments()), List.of());
    }

    private void told(ToolEvent event) {
        if (event instanceof ToolEvent.Prepared p) {
            Set<String> asks = asked.computeIfAbsent(p.run(), _ -> ConcurrentHashMap.newKeySet());
            p.calls().forEach(c -> {
                if (c.verdict() == Verdict.ALLOW) {
                    asks.remove(c.call().id());
                } else {
                    asks.add(c.call().id());
                }
            });
        }
        bus.publish(event);
    }

    void start(RunId run, String callId, Approval approval) {
        ToolService service = service();
        boolean person = asked.getOrDefault(run, Set.of()).contains(callId);
        if (service == null || !service.start(run, callId, approval, person)) {
            bus.publish(new ToolEvent.Finished(run, callId, ToolOutcome.failure("The call was given up before it could run.")));
        }
    }

    void stop(RunId run) {
        ToolService service = made;
        if (service != null) {
            service.stop(run);
        }
    }

    /// Blocking, when the rule is written to the settings.
    void remember(Effect.Remember remember) {
        ToolService service = service();
        if (service != null) {
            try {
                service.remember(remember.session(), remember.rule(), remember.scope());
            } catch (IOException e) {
                bus.publish(new Arrived.SettingsNotSaved(e.getMessage() + " The rule holds for this session."));
            }
        }
    }

    /// Blocking, when something is written to the settings.
    void permissions(Effect.OfPermissions wished) {
        ToolService service = service();
        PermissionAnswer answer = service == null
                ? new PermissionAnswer(List.of(), "", null, "There are no tools here.")
                : service.permissions(wished.session(), wished.wish());
        bus.publish(new Arrived.PermissionsKnown(wished.request(), answer));
    }

    /// Holds also for a service that is made later.
    void readOnly(boolean on) {
        readOnly = on;
        ToolService service = made;
        if (service != null) {
            service.permissions().readOnly(on);
        }
    }

    void close() {
        ToolService last;
        synchronized (this) {
            closed = true;
            last = made;
        }
        if (last != null) {
            last.close();
        }
    }
}
