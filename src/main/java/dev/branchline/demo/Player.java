package dev.branchline.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Plays a plan into an outlet, in time. Tokens that are due together go out together, so a high speed costs few writes.
final class Player {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(1);
    private static final int ARGUMENT_PIECE = 9;

    private final Plan plan;
    private final ChatCall call;
    private final Outlet outlet;
    private final Pacer pacer;
    private final Tally tally;
    private final WireTap tap;
    private final long step;
    private long due;
    private int calls;

    Player(Plan plan, ChatCall call, Outlet outlet, Pacer pacer, Tally tally, WireTap tap) {
        this.plan = plan;
        this.call = call;
        this.outlet = outlet;
        this.pacer = pacer;
        this.tally = tally;
        this.tap = tap;
        this.step = plan.tokensPerSecond() == 0 ? 0 : 1_000_000_000L / plan.tokensPerSecond();
    }

    /// @param finish the finish reason; null when the answer did not end in order
    record Played(Outcome outcome, @Nullable String finish) {}

    Played play() throws IOException, InterruptedException {
        due = pacer.now();
        ponder(plan.firstToken());
        for (Beat beat : plan.beats()) {
            if (!play(beat)) {
                return new Played(Outcome.FINISHED, "length");
            }
            if (beat instanceof Beat.Fail(Outcome how)) {
                outlet.flush();
                return new Played(how, null);
            }
        }
        flush();
        return new Played(Outcome.FINISHED, plan.finish());
    }

    /// @return false when the answer has become as long as it may
    private boolean play(Beat beat) throws IOException, InterruptedException {
        switch (beat) {
            case Beat.Say(List<String> tokens) -> {
                return say(tokens);
            }
            case Beat.Think(List<String> tokens) -> {
                return think(tokens);
            }
            case Beat.Ponder(Duration time) -> ponder(time);
            case Beat.Silence(Duration time) -> waitUntil(due + time.toNanos());
            case Beat.Draw(String url) -> outlet.image(url);
            case Beat.Cite(List<Beat.Source> sources) -> outlet.annotations(citations(sources));
            case Beat.Call(String tool, String arguments) -> call(tool, arguments);
            case Beat.Fail _ -> outlet.flush();
        }
        return true;
    }

    private boolean say(List<String> tokens) throws IOException, InterruptedException {
        for (String token : tokens) {
            if (isFull()) {
                return false;
            }
            tick();
            outlet.text(token);
            tally.content++;
            tally.text.append(token);
        }
        return true;
    }

    private boolean think(List<String> tokens) throws IOException, InterruptedException {
        Family family = call.model().family();
        for (String token : tokens) {
            if (isFull()) {
                return false;
            }
            tick();
            tally.reasoning++;
            if (call.showReasoning()) {
                outlet.reasoning(token, Reasoning.readable(family, token));
            }
        }
        ObjectNode seal = Reasoning.seal(family, tally.reasoning);
        if (call.showReasoning() && seal != null) {
            outlet.sealedReasoning(seal);
        }
        return true;
    }

    private void ponder(Duration time) throws IOException, InterruptedException {
        long end = due + time.toNanos();
        while (due < end) {
            outlet.keepAlive();
            waitUntil(Math.min(due + KEEP_ALIVE.toNanos(), end));
        }
    }

    private void call(String tool, String arguments) throws IOException, InterruptedException {
        int index = calls++;
        outlet.toolCall(index, call.model().family().callPrefix + Integer.toHexString(0x10000 + call.turns().size() * 64 + index), tool, "");
        for (int at = 0; at < arguments.length(); at += ARGUMENT_PIECE) {
            tick();
            tally.content++;
            outlet.toolCall(index, "", "", arguments.substring(at, Math.min(arguments.length(), at + ARGUMENT_PIECE)));
        }
    }

    private ArrayNode citations(List<Beat.Source> sources) {
        ArrayNode annotations = Json.array();
        for (Beat.Source source : sources) {
            int start = Math.max(0, tally.text.indexOf(source.marker()));
            annotations.addObject().put("type", "url_citation").putObject("url_citation").put("url", source.url()).put("title", source.title())
                    .put("content", source.excerpt()).put("start_index", start).put("end_index", start + source.marker().length());
        }
        return annotations;
    }

    private boolean isFull() {
        Integer limit = call.maxTokens();
        return limit != null && tally.completion() >= limit;
    }

    private void tick() throws IOException, InterruptedException {
        if (step > 0) {
            waitUntil(due + step);
        } else if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void waitUntil(long nanos) throws IOException, InterruptedException {
        due = nanos;
        if (pacer.now() < nanos) {
            flush();
        }
        pacer.awaitUntil(nanos);
    }

    private void flush() throws IOException {
        outlet.flush();
        tap.sent(tally.content, System.nanoTime());
    }
}
