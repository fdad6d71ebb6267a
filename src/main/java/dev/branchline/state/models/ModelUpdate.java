package dev.branchline.state.models;

import dev.branchline.event.ModelIntent;
import dev.branchline.model.ModelInfo;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.view.Notice.Level;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Choosing who answers next.
public final class ModelUpdate {
    private static final List<String> EFFORTS = List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");

    private ModelUpdate() {}

    public static Step apply(AppState state, ModelIntent intent) {
        return switch (intent) {
            case ModelIntent.Use u -> use(state, u.modelId().strip());
            case ModelIntent.Refresh _ -> Step.of(state.with(state.models().startLoading()), new Effect.LoadModels(true));
            case ModelIntent.SetEffort e -> setEffort(state, e.effort());
        };
    }

    private static Step use(AppState state, String id) {
        if (!id.matches("[~@]?[A-Za-z0-9._-]+(/[A-Za-z0-9._:@/-]+)?") || !(id.contains("/") || id.startsWith("@"))) {
            return Notices.tell(state, Level.ERROR, "“" + id + "” is not a model id; they look like anthropic/claude-sonnet-5. {models.open} lists all.");
        }
        Step used = Step.of(state.with(state.models().use(id)).with(state.settings().withModel(id)), new Effect.SaveSetting("/model", id));
        Optional<ModelInfo> info = state.models().catalogue().find(id);
        boolean listed = state.models().catalogue().models().isEmpty() || info.isPresent() || id.startsWith("@") || id.contains("@preset/");
        if (!listed) {
            return used.then(s -> Notices.tell(s, Level.WARNING, id + " is not in the model list; it will be asked for as it is."));
        }
        return info.filter(m -> m.expires() != null)
                .map(m -> used.then(s -> Notices.tell(s, Level.WARNING, id + " will be removed on " + m.expires() + ".")))
                .orElse(used);
    }

    private static Step setEffort(AppState state, @Nullable String effort) {
        if (effort != null && !EFFORTS.contains(effort)) {
            return Notices.tell(state, Level.ERROR, "Reasoning effort is one of " + String.join(", ", EFFORTS) + ", or default.");
        }
        return Step.of(state.with(state.models().withEffort(effort)), new Effect.SaveSetting("/effort", effort));
    }
}
