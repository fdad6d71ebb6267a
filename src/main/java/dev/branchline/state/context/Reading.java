package dev.branchline.state.context;

import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.RunId;
import dev.branchline.model.context.ContextWish;
import org.jspecify.annotations.Nullable;

/// A prompt whose files are being read. It becomes a message when they are there.
///
/// @param request the reading that it waits for
/// @param below where it goes; null for the first message
/// @param follow whether that is where one stands
/// @param place what waits behind it waits for this; no run has the id
/// @param asks whether it waits for an answer whether the project's instructions may be sent
public record Reading(RequestId request, @Nullable EntryId below, String text, ContextWish wish, boolean follow, RunId place, boolean asks) {
    Reading asking() {
        return new Reading(request, below, text, wish, follow, place, true);
    }

    Reading again(RequestId next) {
        return new Reading(next, below, text, wish, follow, place, false);
    }
}
