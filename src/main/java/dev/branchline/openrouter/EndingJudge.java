package dev.branchline.openrouter;

import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.Ending;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How an answer ended, of what its chunks said about that. The first word counts: later ones are repetitions.
final class EndingJudge {
    /// Native words that mean a failure although the normalised one looks harmless (API reference 3.6).
    private static final Set<String> FAILED_WORDS = Set.of("network_error", "error", "malformed_function_call");

    private @Nullable String finishReason;
    private @Nullable String nativeReason;
    private @Nullable ApiError error;

    void read(JsonNode choice) {
        if (finishReason == null) {
            finishReason = Json.filled(choice, "finish_reason");
        }
        if (nativeReason == null) {
            nativeReason = Json.filled(choice, "native_finish_reason");
        }
    }

    void fail(ApiError failure) {
        if (error == null) {
            error = failure;
        }
    }

    boolean hasFailed() {
        return error != null;
    }

    /// Whether a finish reason has come.
    boolean hasFinished() {
        return finishReason != null;
    }

    /// The outcome when no more bytes will come.
    ///
    /// @param cause what ended the stream if it was not its own end; ignored when the answer was complete by then
    /// @param done whether `[DONE]` has come
    /// @param came whether there is anything of an answer
    /// @param calls whether there are tool calls
    Ending ending(
            @Nullable ApiError cause, boolean done, boolean came, boolean calls, @Nullable String provider, @Nullable String generationId) {
        if (error != null) {
            return failed(error, generationId);
        }
        if (finishReason != null) {
            return failedByName()
                    ? new Ending.Failed(error(Kind.PROVIDER, "The provider ended the answer with an error (" + nativeWord() + ")", provider, generationId))
                    : new Ending.Complete(reason(finishReason, calls), nativeReason);
        }
        if (cause != null) {
            return failed(cause, generationId);
        }
        if (done && (calls || came)) {
            return new Ending.Complete(calls ? "tool_calls" : "stop", nativeReason);
        }
        return new Ending.Failed(done
                ? error(Kind.PROVIDER, "The provider sent an empty answer", provider, generationId)
                : error(Kind.TRUNCATED, "The stream ended before the answer was complete", provider, generationId));
    }

    private static Ending failed(ApiError failure, @Nullable String generationId) {
        return new Ending.Failed(failure.generationId() == null ? failure.withGenerationId(generationId) : failure);
    }

    private boolean failedByName() {
        return "error".equals(finishReason)
                || (nativeReason != null && FAILED_WORDS.contains(nativeReason.toLowerCase(Locale.ROOT)));
    }

    private String nativeWord() {
        return nativeReason == null ? "error" : nativeReason;
    }

    /// Several providers end tool calls with another word; the calls decide.
    private static String reason(String word, boolean calls) {
        boolean cutShort = "length".equals(word) || "content_filter".equals(word);
        return !calls || cutShort ? word : "tool_calls";
    }

    private static ApiError error(Kind kind, String message, @Nullable String provider, @Nullable String generationId) {
        return new ApiError(kind, null, null, message, provider, null, null, generationId);
    }
}
