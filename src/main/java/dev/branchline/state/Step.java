package dev.branchline.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The outcome of an update: the state that follows, and what is to be done.
public record Step(AppState state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    public static Step of(AppState state, Effect... effects) {
        return new Step(state, List.of(effects));
    }

    public Step and(Effect... more) {
        List<Effect> all = new ArrayList<>(effects);
        all.addAll(List.of(more));
        return new Step(state, all);
    }

    /// Goes on from this step's state; the effects of both are kept, in order.
    public Step then(Function<AppState, Step> next) {
        Step following = next.apply(state);
        List<Effect> all = new ArrayList<>(effects);
        all.addAll(following.effects);
        return new Step(following.state, all);
    }
}
