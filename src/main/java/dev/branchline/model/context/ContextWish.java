package dev.branchline.model.context;

import java.util.List;
import java.util.Map;

/// What is to be read for a message or for looking at what is pinned.
///
/// @param pins files, folders and patterns that are pinned
/// @param mentions paths that the message names
/// @param sent hashes of the files that were sent on the way to where the message goes, by path; their content is not needed again
/// @param images whether the model takes pictures
public record ContextWish(List<String> pins, List<String> mentions, Map<String, String> sent, boolean images) {
    public ContextWish {
        pins = List.copyOf(pins);
        mentions = List.copyOf(mentions);
        sent = Map.copyOf(sent);
    }
}
