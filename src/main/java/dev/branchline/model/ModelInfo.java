package dev.branchline.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of the model catalogue (API reference 9.1).
///
/// @param id what a request names, such as `anthropic/claude-sonnet-5`
/// @param name display name; hostile until made safe for the screen
/// @param createdEpochSeconds when it was listed
/// @param contextLength tokens, or null when not told
/// @param maxCompletionTokens largest answer of the best endpoint, or null
/// @param reasoning what the model can do with reasoning, or null when it cannot reason
public record ModelInfo(
        String id,
        String canonicalSlug,
        String name,
        long createdEpochSeconds,
        @Nullable String description,
        @Nullable Long contextLength,
        @Nullable Long maxCompletionTokens,
        Set<String> inputModalities,
        Set<String> outputModalities,
        Set<String> supportedParameters,
        Pricing pricing,
        @Nullable Reasoning reasoning,
        @Nullable LocalDate expires,
        @Nullable String aliasTarget) {

    public ModelInfo {
        inputModalities = Set.copyOf(inputModalities);
        outputModalities = Set.copyOf(outputModalities);
        supportedParameters = Set.copyOf(supportedParameters);
    }

    /// @param mandatory cannot be switched off
    /// @param defaultEnabled on without being asked; null when not told
    /// @param supportedEfforts accepted efforts; empty when any is
    public record Reasoning(boolean mandatory, @Nullable Boolean defaultEnabled, @Nullable String defaultEffort, List<String> supportedEfforts) {
        public Reasoning {
            supportedEfforts = List.copyOf(supportedEfforts);
        }
    }

    public boolean supportsTools() {
        return supportedParameters.contains("tools");
    }

    public boolean readsImages() {
        return inputModalities.contains("image");
    }

    /// The part before the slash.
    public String author() {
        int slash = id.indexOf('/');
        return slash < 0 ? "" : id.substring(0, slash);
    }
}
