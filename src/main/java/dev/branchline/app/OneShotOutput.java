package dev.branchline.app;

import dev.branchline.event.StreamEvent;
import dev.branchline.event.ToolEvent;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.text.SafeText;
import java.io.PrintStream;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// What a one-shot run prints: the answer, or one JSON object an event, on standard output; all else on standard error.
final class OneShotOutput {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final boolean toTerminal;

    /// @param toTerminal whether what a terminal would obey is made visible
    OneShotOutput(PrintStream out, PrintStream err, boolean json, boolean toTerminal) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.toTerminal = toTerminal;
    }

    /// @return whether anybody reads it. As in `… | head`: what is not read need not be paid for
    boolean show(StreamEvent event) {
        line(EventJson.of(event));
        if (!json && event instanceof StreamEvent.TextDelta(var _, String text)) {
            out.print(toTerminal ? visible(text) : text);
            out.flush();
        }
        if (event instanceof StreamEvent.Retrying r) {
            say("try " + r.attempt() + " failed (" + r.error().message() + "); the next in " + r.delayMs() + " ms");
        }
        return !out.checkError();
    }

    /// @return as above
    boolean show(ToolEvent event) {
        line(EventJson.of(event));
        return !out.checkError();
    }

    private void line(ObjectNode event) {
        if (json) {
            out.println(event);
            out.flush();
        }
    }

    /// What a call is, as it starts.
    void tell(PreparedCall call) {
        say(call.title());
    }

    void session(String id) {
        if (json) {
            line(EventJson.session(id));
        }
        say("session " + id + " (branchline changes -s " + id + ")");
    }

    /// Ends a text that does not end with a line's end.
    void end(String whole) {
        if (!json && !whole.isEmpty() && !whole.endsWith("\n")) {
            out.println();
        }
        out.flush();
    }

    void say(String text) {
        err.println("branchline: " + SafeText.of(text));
    }

    /// Line ends stay; everything else that a terminal would obey becomes a mark.
    private static String visible(String delta) {
        return delta.lines().map(SafeText::of).collect(Collectors.joining("\n")) + (delta.endsWith("\n") ? "\n" : "");
    }
}
