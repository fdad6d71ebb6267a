package dev.branchline.ui;

import dev.branchline.state.AppState;

/// What turns while an answer is awaited. Its steps follow from the clock, so that all spinners turn together.
public final class Spinner {
    private static final String[] STEPS = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    static final long STEP_MS = 120;

    private Spinner() {}

    /// @param now milliseconds since the epoch
    /// @return one cell
    public static String at(long now) {
        return STEPS[Math.floorMod(now / STEP_MS, STEPS.length)];
    }

    /// When the next step is due; never while nothing runs, or nothing without the user. Retries count down by the same clock.
    static long nextStep(AppState state, long now) {
        return state.conversation().runs().values().stream().anyMatch(r -> r.isActive() && !r.isWaitingForUser()) ? (now / STEP_MS + 1) * STEP_MS : Long.MAX_VALUE;
    }
}
