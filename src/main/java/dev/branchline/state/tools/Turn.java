package dev.branchline.state.tools;

import dev.branchline.model.ToolCall;

/// What a run carries from round to round.
///
/// @param startedAt when the turn began, milliseconds since the epoch
/// @param rounds requests so far, the one in flight included
/// @param granted so many rounds may be sent before the user is asked to go on
/// @param streak the newest call and how often it came in a row
public record Turn(long startedAt, int rounds, int granted, Streak streak) {
    /// From this time on the same call in a row is asked for.
    public static final int SUSPICIOUS = 3;

    /// @param times how often a call with this name and these arguments came in a row
    public record Streak(String name, String arguments, int times) {
        static final Streak NONE = new Streak("", "", 0);

        public Streak then(ToolCall call) {
            boolean same = call.name().equals(name) && call.arguments().equals(arguments);
            return new Streak(call.name(), call.arguments(), same ? times + 1 : 1);
        }
    }

    public static Turn begin(long now, int granted) {
        return new Turn(now, 1, granted, Streak.NONE);
    }

    public Turn next() {
        return new Turn(startedAt, rounds + 1, granted, streak);
    }

    public Turn after(ToolCall call) {
        return new Turn(startedAt, rounds, granted, streak.then(call));
    }

    public boolean isSuspicious() {
        return streak.times() >= SUSPICIOUS;
    }

    public boolean isAtLimit() {
        return rounds >= granted;
    }

    public Turn grantedMore(int more) {
        return new Turn(startedAt, rounds, rounds + more, streak);
    }
}
