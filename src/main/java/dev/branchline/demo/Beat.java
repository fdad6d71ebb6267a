package dev.branchline.demo;

import java.time.Duration;
import java.util.List;

/// One step of an answer as it is played.
sealed interface Beat {
    /// Text, token by token.
    record Say(List<String> tokens) implements Beat {}

    /// Reasoning, token by token.
    record Think(List<String> tokens) implements Beat {}

    /// Nothing, with keep-alive comments.
    record Ponder(Duration time) implements Beat {}

    /// Nothing at all, not even comments.
    record Silence(Duration time) implements Beat {}

    /// A picture, as a data URL.
    record Draw(String url) implements Beat {}

    /// Sources of the text so far.
    record Cite(List<Source> sources) implements Beat {}

    /// A tool call.
    record Call(String tool, String arguments) implements Beat {}

    /// Nothing more comes in order: the answer ends like this.
    record Fail(Outcome how) implements Beat {}

    /// @param marker the piece of the text that it stands behind
    record Source(String url, String title, String excerpt, String marker) {}

    static Beat say(String text) {
        return new Say(Tokens.split(text));
    }

    static Beat think(String text) {
        return new Think(Tokens.split(text));
    }
}
