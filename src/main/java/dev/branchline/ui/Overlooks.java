package dev.branchline.ui;

/// Those of the things that change all the time on which a picture does not depend. It depends on everything else in a frame,
/// what is added to the state later included.
///
/// @param time how fine the time is that is looked at
/// @param answers how much of the running answers has come; figures that grow with it are those of the step when the time goes by steps
/// @param editor the editor's text
/// @param view where the conversation is scrolled to
public record Overlooks(Time time, boolean answers, boolean editor, boolean view) {
    /// How often a picture is painted again because time passes.
    public enum Time {
        /// In each frame.
        EXACT(1),
        /// With the spinners: what runs is told, and nobody reads figures that change a hundred times a second.
        STEPS(Spinner.STEP_MS),
        /// For what tells days apart.
        QUARTERS(900_000);

        private final long millis;

        Time(long millis) {
            this.millis = millis;
        }

        /// @param now milliseconds since the epoch
        /// @return equal for times that look the same
        long of(long now) {
            return Math.floorDiv(now, millis);
        }
    }

    /// For panes beside the conversation.
    ///
    /// @param running whether any answer is on its way
    public static Overlooks editorAndView(boolean running) {
        return running ? RUNNING : STILL;
    }

    private static final Overlooks RUNNING = new Overlooks(Time.STEPS, true, true, true);
    private static final Overlooks STILL = new Overlooks(Time.QUARTERS, false, true, true);
}
