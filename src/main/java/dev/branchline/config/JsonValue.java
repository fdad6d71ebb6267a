package dev.branchline.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSON value that knows where it stands: `start` and `end` are offsets in characters, the end exclusive.
sealed interface JsonValue {
    int start();

    int end();

    /// Members in the order of the file, doubles included.
    record Members(int start, int end, List<Member> members) implements JsonValue {
        /// The member that counts: the last of that name.
        @Nullable Member member(String name) {
            return members.reversed().stream().filter(m -> m.name().equals(name)).findFirst().orElse(null);
        }
    }

    record Items(int start, int end, List<JsonValue> items) implements JsonValue {}

    record Text(int start, int end, String text) implements JsonValue {}

    /// @param digits as written
    record Digits(int start, int end, String digits) implements JsonValue {}

    record Flag(int start, int end, boolean on) implements JsonValue {}

    record Null(int start, int end) implements JsonValue {}

    /// @param start where the opening quote of the name stands
    record Member(int start, String name, JsonValue value) {}

    /// The type in JSON's own words.
    default String kind() {
        return switch (this) {
            case Members _ -> "an object";
            case Items _ -> "a list";
            case Text _ -> "a text";
            case Digits _ -> "a number";
            case Flag _ -> "true or false";
            case Null _ -> "null";
        };
    }
}
