package dev.branchline.state.chat;

import dev.branchline.model.ApiError;

/// What a person can do about an error, in one sentence. Command names in braces are replaced by their keys.
public final class Advice {
    private Advice() {}

    /// After an answer of which a part has come.
    public static String afterPart(ApiError error) {
        return switch (error.kind()) {
            case PROVIDER, RATE_LIMIT -> "{chat.continue} goes on from here, {chat.retry} asks again; {models.open} picks another model.";
            case NETWORK -> "Check the connection; then {chat.continue} goes on from here, {chat.retry} asks again.";
            case PROTOCOL -> "{chat.continue} goes on from here, {chat.retry} asks again.";
            case AUTHENTICATION, CREDITS, IN_FLIGHT_BUDGET, FORBIDDEN, NO_ENDPOINT, CONTEXT_LENGTH, REASONING_REPLAY, BAD_REQUEST, DAILY_LIMIT,
                    IDLE, TRUNCATED, INTERRUPTED -> of(error);
        };
    }

    /// When nothing has come.
    public static String of(ApiError error) {
        return switch (error.kind()) {
            case AUTHENTICATION -> "Enter a valid key with {app.key}; then {chat.retry} asks again.";
            case CREDITS ->
                "Add credits at https://openrouter.ai/settings/credits, lower maxTokens in the settings, or pick a cheaper model with {models.open}.";
            case IN_FLIGHT_BUDGET -> "Too much money is in running requests: wait a moment, then {chat.retry}.";
            case FORBIDDEN -> "Edit the prompt with {chat.edit}, or pick another model with {models.open}.";
            case NO_ENDPOINT -> "Pick another model with {models.open}, or check https://openrouter.ai/settings/privacy.";
            case CONTEXT_LENGTH -> "Go back to an earlier point in {view.tree} and branch there, or pick a model with more context with {models.open}.";
            case REASONING_REPLAY -> "{chat.retry} asks again without the earlier reasoning.";
            case BAD_REQUEST -> "Edit the prompt with {chat.edit}, or pick another model with {models.open}.";
            case RATE_LIMIT -> "Wait a little, then {chat.retry}; or pick another model with {models.open}.";
            case DAILY_LIMIT -> "The free allowance comes back at 00:00 UTC; a paid model works now: {models.open}.";
            case PROVIDER -> "{chat.retry} asks again; {models.open} picks another model.";
            case NETWORK -> "Check the connection, then {chat.retry}.";
            case IDLE -> "The provider fell silent: {chat.retry} asks again, {chat.continue} goes on from here.";
            case TRUNCATED, INTERRUPTED -> "{chat.continue} goes on from here, {chat.retry} asks again.";
            case PROTOCOL -> "{chat.retry} asks again; if it happens again, try another model with {models.open}.";
        };
    }
}
