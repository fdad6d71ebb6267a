package dev.branchline.command;

import dev.branchline.event.Intent;
import dev.branchline.state.AppState;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Something the user can do, defined once. Keymap, hints, help, palette, slash names and the README's table all follow
/// from it.
///
/// @param id stable name, such as `chat.retry`; key overrides in the settings use it
/// @param title a few words, for the palette and hints
/// @param help one sentence
/// @param scope where its keys count
/// @param chords default keys, the first one is shown
/// @param slash its name in the editor, or null
/// @param availability whether it can be used in a state
/// @param intent what it does in a state; the text is what followed the slash name, else empty
public record Command(
        String id,
        String title,
        String help,
        Scope scope,
        List<Chord> chords,
        @Nullable Slash slash,
        Function<AppState, Availability> availability,
        BiFunction<AppState, String, Intent> intent) {

    public static Builder of(String id, Scope scope, String title, String help) {
        return new Builder(id, scope, title, help);
    }

    /// Gathers the optional parts.
    public static final class Builder {
        private final String id;
        private final Scope scope;
        private final String title;
        private final String help;
        private List<Chord> chords = List.of();
        private @Nullable Slash slash;
        private Function<AppState, Availability> availability = _ -> Availability.ENABLED;

        private Builder(String id, Scope scope, String title, String help) {
            this.id = id;
            this.scope = scope;
            this.title = title;
            this.help = help;
        }

        /// @throws IllegalArgumentException for a chord that cannot be read or that no terminal delivers
        public Builder keys(String... texts) {
            chords = java.util.Arrays.stream(texts).map(Chord::parse).toList();
            return this;
        }

        public Builder slash(Slash name) {
            slash = name;
            return this;
        }

        public Builder when(Function<AppState, Availability> condition) {
            availability = condition;
            return this;
        }

        public Command does(Intent always) {
            return new Command(id, title, help, scope, chords, slash, availability, (_, _) -> always);
        }

        public Command does(Function<AppState, Intent> fromState) {
            return new Command(id, title, help, scope, chords, slash, availability, (state, _) -> fromState.apply(state));
        }

        public Command takes(BiFunction<AppState, String, Intent> fromArgument) {
            return new Command(id, title, help, scope, chords, slash, availability, fromArgument);
        }
    }

    Command withChords(List<Chord> newChords) {
        return new Command(id, title, help, scope, newChords, slash, availability, intent);
    }
}
