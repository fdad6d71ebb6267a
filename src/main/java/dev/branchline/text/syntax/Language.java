package dev.branchline.text.syntax;

import dev.branchline.text.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What [LexedHighlighter] has to know of a language. It is enough to read well, not to be a compiler.
///
/// @param delimited comments and strings, the first that fits wins
/// @param letters further characters of which words consist
record Language(Set<String> keywords, Set<String> constants, List<Delimited> delimited, String letters, Set<Trait> traits) {
    /// @param close empty when it ends with the line
    /// @param lines whether it may go on in the next line
    /// @param nests whether it may contain itself
    record Delimited(String open, String close, Role role, boolean escapes, boolean lines, boolean nests) {}

    enum Trait {
        IGNORES_CASE,
        /// Words that begin with a capital are types.
        CAPITAL_TYPES,
        /// A word before `(` is a function.
        CALLS,
        /// `@word`
        ANNOTATIONS,
        /// `$word`, `${…}`
        DOLLAR_VARIABLES,
        /// `$(word)` too
        DOLLAR_PARENTHESES,
        /// The first word of a line or after `|`, `;`, `&&` is a command; `-x` an option.
        COMMANDS,
        /// A word or string before `:` is a key.
        COLON_KEYS,
        /// A word at the start of a line before `=` is a key, and `[…]` at the start a section.
        EQUALS_KEYS,
        /// `#` begins a comment only after a space or at the start of a line.
        SPACED_HASH,
        /// `#abc` is a value, as in style sheets.
        HASH_VALUES,
        /// `#word` at the start of a line is an instruction to a preprocessor.
        HASH_DIRECTIVES,
        /// `'a` without an end is a name, as Rust's lifetimes.
        LIFETIMES,
        /// Keywords count at the start of a line only.
        LEADING_KEYWORDS
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    static Builder of(String keywords) {
        return new Builder(keywords);
    }

    static final class Builder {
        private final String keywords;
        private String constants = "true false null";
        private final List<Delimited> delimited = new ArrayList<>();
        private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        private String letters = "";

        private Builder(String keywords) {
            this.keywords = keywords;
        }

        Builder constants(String words) {
            constants = words;
            return this;
        }

        Builder letters(String more) {
            letters = more;
            return this;
        }

        Builder traits(Trait... more) {
            traits.addAll(List.of(more));
            return this;
        }

        Builder lineComments(String... opens) {
            for (String open : opens) {
                delimited.add(new Delimited(open, "", Role.CODE_COMMENT, false, false, false));
            }
            return this;
        }

        Builder comments(String open, String close) {
            delimited.add(new Delimited(open, close, Role.CODE_COMMENT, false, true, false));
            return this;
        }

        Builder nestingComments(String open, String close) {
            delimited.add(new Delimited(open, close, Role.CODE_COMMENT, false, true, true));
            return this;
        }

        /// `//` and `/* */`
        Builder slashComments() {
            return lineComments("//").comments("/*", "*/");
        }

        /// Strings that end at the end of the line at the latest, with backslash escapes.
        Builder strings(String... quotes) {
            for (String quote : quotes) {
                delimited.add(new Delimited(quote, quote, Role.CODE_STRING, true, false, false));
            }
            return this;
        }

        Builder longStrings(String... quotes) {
            for (String quote : quotes) {
                delimited.add(new Delimited(quote, quote, Role.CODE_STRING, true, true, false));
            }
            return this;
        }

        /// Strings in which a backslash is a backslash.
        Builder rawStrings(String open, String close) {
            delimited.add(new Delimited(open, close, Role.CODE_STRING, false, true, false));
            return this;
        }

        Language build() {
            return new Language(words(keywords), words(constants), List.copyOf(delimited), letters, traits);
        }

        private Set<String> words(String text) {
            boolean lower = traits.contains(Trait.IGNORES_CASE);
            return text.isEmpty() ? Set.of() : Set.of((lower ? text.toLowerCase(Locale.ROOT) : text).split(" "));
        }
    }
}
