package dev.branchline.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All settings, parsed and checked. Each has a default, so that an absent file is a valid one.
///
/// @param apiKey from the settings file; the environment wins over it
/// @param baseUrl `OPENROUTER_BASE_URL` wins over the file; without a trailing slash
/// @param model the model of new sessions; `OPENROUTER_MODEL` wins over the file
/// @param effort reasoning effort for models that reason, or null to leave it to the model
/// @param maxTokens answer limit sent with every request, or null
/// @param systemPrompt system prompt of new sessions; empty for none
/// @param theme name of a theme file without its ending, or `auto`
/// @param sidePanelWidth columns of the side panel, 20 to 120
/// @param sidePanelShown whether it starts shown
/// @param mouse whether mouse events are asked for
/// @param ambiguousWide whether characters of ambiguous width take two cells
/// @param idleSeconds a stream silent for longer is broken off; 10 to 3600
/// @param retries automatic tries after the first, before anything was shown; 0 to 10
/// @param previewHunks whether taking back a single hunk is shown before it is done
/// @param filesFollow whether files go along when the head moves: `ask`, `never` or `always`
/// @param keys command id to chords that replace its default ones; an empty list unbinds
/// @param parameters sampling parameters by wire name, sent with every request
/// @param tools whether models are offered tools
/// @param maxIterations requests of one turn before the user is asked to go on; 1 to 1000
/// @param toolInstructions said after the system prompt while tools are offered; `{workspace}` stands for the folder
/// @param access the user's own tools, and what may run
/// @param app as whom requests are listed
public record Settings(
        @Nullable Secret apiKey,
        String baseUrl,
        String model,
        @Nullable String effort,
        @Nullable Integer maxTokens,
        String systemPrompt,
        String theme,
        int sidePanelWidth,
        boolean sidePanelShown,
        boolean mouse,
        boolean ambiguousWide,
        int idleSeconds,
        int retries,
        boolean previewHunks,
        String filesFollow,
        Map<String, List<String>> keys,
        Map<String, Object> parameters,
        boolean tools,
        int maxIterations,
        String toolInstructions,
        ToolAccess access,
        AppIdentity app) {

    public static final String DEFAULT_BASE_URL = "https://openrouter.ai/api/v1";
    public static final String DEFAULT_MODEL = "openrouter/auto";

    public static final String DEFAULT_TOOL_INSTRUCTIONS =
            """
            You work in the folder {workspace} with the tools you are offered. Paths are relative to it.
            Read a file before you change it, and change no more than was asked for.
            The user sees every call and may refuse it or part of it; the result then says so: do not try the same again another way.
            Every change is recorded, and the user can take it back.""";

    public static final Settings DEFAULTS = new Settings(
            null, DEFAULT_BASE_URL, DEFAULT_MODEL, null, null, "", "auto", 36, true, true, false, 120, 3, true, "ask", Map.of(), Map.of(), true, 25,
            DEFAULT_TOOL_INSTRUCTIONS, ToolAccess.DEFAULTS, AppIdentity.DEFAULTS);

    public Settings {
        keys = Map.copyOf(keys);
        parameters = Map.copyOf(parameters);
    }

    public Settings withModel(String newModel) {
        return new Settings(
                apiKey, baseUrl, newModel, effort, maxTokens, systemPrompt, theme, sidePanelWidth, sidePanelShown, mouse,
                ambiguousWide, idleSeconds, retries, previewHunks, filesFollow, keys, parameters, tools, maxIterations, toolInstructions, access, app);
    }

    public Settings withApiKey(@Nullable Secret key) {
        return new Settings(
                key, baseUrl, model, effort, maxTokens, systemPrompt, theme, sidePanelWidth, sidePanelShown, mouse,
                ambiguousWide, idleSeconds, retries, previewHunks, filesFollow, keys, parameters, tools, maxIterations, toolInstructions, access, app);
    }

    public Settings withTheme(String newTheme) {
        return new Settings(
                apiKey, baseUrl, model, effort, maxTokens, systemPrompt, newTheme, sidePanelWidth, sidePanelShown, mouse,
                ambiguousWide, idleSeconds, retries, previewHunks, filesFollow, keys, parameters, tools, maxIterations, toolInstructions, access, app);
    }

    public Settings withBaseUrl(String url) {
        return new Settings(
                apiKey, url, model, effort, maxTokens, systemPrompt, theme, sidePanelWidth, sidePanelShown, mouse,
                ambiguousWide, idleSeconds, retries, previewHunks, filesFollow, keys, parameters, tools, maxIterations, toolInstructions, access, app);
    }

    public Settings withPreviewHunks(boolean on) {
        return new Settings(
                apiKey, baseUrl, model, effort, maxTokens, systemPrompt, theme, sidePanelWidth, sidePanelShown, mouse,
                ambiguousWide, idleSeconds, retries, on, filesFollow, keys, parameters, tools, maxIterations, toolInstructions, access, app);
    }

    public Settings withFilesFollow(String choice) {
        return new Settings(
                apiKey, baseUrl, model, effort, maxTokens, systemPrompt, theme, sidePanelWidth, sidePanelShown, mouse,
                ambiguousWide, idleSeconds, retries, previewHunks, choice, keys, parameters, tools, maxIterations, toolInstructions, access, app);
    }

    public Settings withToolInstructions(String text) {
        return new Settings(
                apiKey, baseUrl, model, effort, maxTokens, systemPrompt, theme, sidePanelWidth, sidePanelShown, mouse,
                ambiguousWide, idleSeconds, retries, previewHunks, filesFollow, keys, parameters, tools, maxIterations, text, access, app);
    }
}
