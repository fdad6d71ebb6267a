package dev.branchline.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides what is answered: first what the prompt asks of the demo itself ([Wish]), else what its words are about ([Topic]), else an
/// answer that quotes the question.
final class Scripts {
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final int FAULT_AFTER = 25;
    private static final int LENGTH_AFTER = 60;

    private Scripts() {}

    /// @param timesAsked how often the same was asked before; the second try gets another answer
    static Plan plan(ChatCall call, int timesAsked) throws Refused {
        Wish wish = Wish.of(call.prompt());
        boolean faulty = !wish.once() || timesAsked == 0;
        Wish.Fault fault = faulty ? wish.fault() : Wish.Fault.NONE;
        if (fault == Wish.Fault.HTTP) {
            throw new Refused(Problems.ofStatus(wish.status(), call.model().id(), call.provider().name()));
        }
        Script script = Script.of(call, wish, timesAsked);
        List<Beat> beats = fault == Wish.Fault.NONE ? script.beats() : faulty(script.beats(), fault, wish.after());
        String finish = switch (fault) {
            case LENGTH -> "length";
            case REFUSE -> "content_filter";
            case NONE, HTTP, FIRST_EVENT, MIDSTREAM, DROP, TRUNCATE, STALL -> script.finish();
        };
        int speed = wish.tokensPerSecond() < 0 ? call.model().tokensPerSecond() : wish.tokensPerSecond();
        boolean benchmark = wish.tokens() > 0 || speed == 0;
        Duration firstToken = benchmark ? Duration.ZERO : Duration.ofMillis(call.model().firstTokenMillis());
        return new Plan(beats, finish, speed, firstToken, wish.dribble(), script.searches());
    }

    private static List<Beat> faulty(List<Beat> beats, Wish.Fault fault, int after) {
        return switch (fault) {
            case FIRST_EVENT -> List.of(new Beat.Fail(Outcome.FAILED));
            case MIDSTREAM -> cut(beats, after, FAULT_AFTER, new Beat.Fail(Outcome.FAILED));
            case DROP -> cut(beats, after, FAULT_AFTER, new Beat.Fail(Outcome.DROPPED));
            case TRUNCATE -> cut(beats, after, FAULT_AFTER, new Beat.Fail(Outcome.TRUNCATED));
            case STALL -> stalled(beats, after);
            case LENGTH -> cut(beats, after, LENGTH_AFTER, null);
            case REFUSE -> List.of(Beat.say("I can't help with that."));
            case NONE, HTTP -> beats;
        };
    }

    private static List<Beat> stalled(List<Beat> beats, int after) {
        List<Beat> stalled = new ArrayList<>(cut(beats, after, FAULT_AFTER, null));
        stalled.add(new Beat.Silence(SILENCE));
        stalled.add(new Beat.Fail(Outcome.DROPPED));
        return stalled;
    }

    /// The beginning of an answer: so many tokens, and then the fault.
    private static List<Beat> cut(List<Beat> beats, int after, int otherwise, @Nullable Beat fault) {
        int left = after < 0 ? otherwise : after;
        List<Beat> kept = new ArrayList<>();
        for (Beat beat : beats) {
            if (!(beat instanceof Beat.Say(List<String> tokens))) {
                kept.add(beat);
                continue;
            }
            kept.add(new Beat.Say(tokens.subList(0, Math.min(left, tokens.size()))));
            left -= tokens.size();
            if (left <= 0) {
                break;
            }
        }
        if (fault != null) {
            kept.add(fault);
        }
        return kept;
    }
}
