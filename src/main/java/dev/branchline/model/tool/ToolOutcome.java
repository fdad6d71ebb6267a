package dev.branchline.model.tool;

import dev.branchline.model.change.ChangeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a call.
///
/// @param output what the model is sent, capped
/// @param failed whether it is an error, a refusal or a stop
/// @param images data URLs, sent to the model after the text
/// @param changes what it did to files, as the ledger names it
/// @param fullText the whole output when it was capped: the hash of a blob beside the sessions, or null
/// @param millis how long it ran; 0 when it never did
public record ToolOutcome(String output, boolean failed, List<String> images, List<ChangeId> changes, @Nullable String fullText, long millis) {
    public ToolOutcome {
        images = List.copyOf(images);
        changes = List.copyOf(changes);
    }

    /// A call that did not run, or whose error is all there is to say.
    public static ToolOutcome failure(String message) {
        return new ToolOutcome(message, true, List.of(), List.of(), null, 0);
    }

    public static ToolOutcome text(String output) {
        return new ToolOutcome(output, false, List.of(), List.of(), null, 0);
    }

    public ToolOutcome after(long elapsed) {
        return new ToolOutcome(output, failed, images, changes, fullText, elapsed);
    }
}
