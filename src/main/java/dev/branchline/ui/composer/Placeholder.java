package dev.branchline.ui.composer;

import dev.branchline.state.AppState;
import dev.branchline.ui.Frame;

/// What an empty editor says.
final class Placeholder {
    private Placeholder() {}

    static String of(Frame frame) {
        AppState state = frame.state();
        if (state.conversation().readOnly()) {
            return frame.catalog().expandKeys("This session can only be read here · {session.new} starts another");
        }
        if (state.key().isMissing() && !state.surroundings().demo()) {
            return frame.catalog().expandKeys("No API key yet: {app.key} adds one");
        }
        if (state.conversation().activeRunShown().isPresent()) {
            return "Write on: the next prompt waits until this answer is done";
        }
        return state.conversation().shown().isEmpty() ? "Ask anything, / for commands" : "Ask on, / for commands";
    }
}
