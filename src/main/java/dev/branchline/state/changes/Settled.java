package dev.branchline.state.changes;

import dev.branchline.model.change.Settlement;
import java.util.HashMap;
import java.util.Map;

/// How conflicts were settled that were not written yet.
///
/// @param choices what was chosen or written by hand
/// @param drafts what was written by hand and could not be taken, because marks of the conflict are in it; one goes on with it
public record Settled(Map<Conflicts.Place, Settlement.Choice> choices, Map<Conflicts.Place, String> drafts) {
    static final Settled NONE = new Settled(Map.of(), Map.of());

    public Settled {
        choices = Map.copyOf(choices);
        drafts = Map.copyOf(drafts);
    }

    /// A draft is done with when what was written by hand is taken.
    Settled choose(Conflicts.Place place, Settlement.Choice choice) {
        Map<Conflicts.Place, Settlement.Choice> all = new HashMap<>(choices);
        all.put(place, choice);
        Map<Conflicts.Place, String> left = new HashMap<>(drafts);
        if (choice instanceof Settlement.Choice.Own) {
            left.remove(place);
        }
        return new Settled(all, left);
    }

    Settled draft(Conflicts.Place place, String text) {
        Map<Conflicts.Place, String> all = new HashMap<>(drafts);
        all.put(place, text);
        return new Settled(choices, all);
    }
}
