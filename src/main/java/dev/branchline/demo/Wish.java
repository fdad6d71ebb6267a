package dev.branchline.demo;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a prompt asks of the demo itself.
///
/// A prompt is a wish when it begins with `demo` or `/demo`, or when all of its words are wish words. The words:
///
/// - `error 429` (or another status): fails before anything is said; `error midstream` fails within the answer, `error first` as its
///   first event
/// - `drop` resets the connection in mid-answer, `truncate` ends the body without a done marker, `stall` falls silent for ten minutes
/// - `after 20`: the fault comes after so many tokens; `once`: it comes only the first time that this is asked
/// - `refuse`, `length`: the other finish reasons
/// - `slow`, `fast` (no pauses at all), `at 200` (tokens per second), `think`, `dribble` (crumbs of a few bytes)
/// - `tokens 5000 at 500`: counted words, see [DemoTokens]; with `markdown` a document of that length instead
/// - `tools`: looks at files; `tools edit` (or `fix`), `tools shell`, `tools conflict`: changes some, see [ToolScript]; `sleep 30`: the
///   command takes so many seconds
/// - `long table code unicode hostile image search`, and the names of languages: what the answer is about
///
/// @param status HTTP status to fail with, or 0
/// @param after how many tokens come before the fault; negative: not said
/// @param tokensPerSecond speed; 0: as fast as possible; negative: that of the model
/// @param tokens how many counted tokens; 0: an ordinary answer
/// @param seconds that the command of `tools shell` takes; 0: the ordinary one
record Wish(
        Fault fault,
        int status,
        int after,
        boolean once,
        boolean think,
        boolean dribble,
        boolean markdown,
        int tokensPerSecond,
        int tokens,
        int seconds,
        @Nullable Topic topic,
        ToolScript.@Nullable Deed deed) {

    static final int MAX_TOKENS = 1_000_000;
    private static final int SLOW = 6;
    private static final Wish NONE = new Wish(Fault.NONE, 0, -1, false, false, false, false, -1, 0, 0, null, null);

    enum Fault { NONE, HTTP, FIRST_EVENT, MIDSTREAM, DROP, TRUNCATE, STALL, REFUSE, LENGTH }

    /// Whether the prompt is no wish at all.
    boolean isNone() {
        return equals(NONE);
    }

    static Wish of(String prompt) {
        String text = prompt.strip().toLowerCase(Locale.ROOT);
        boolean addressed = text.matches("/?demo\\b.*");
        if (!addressed && text.length() > 80) {
            return NONE;
        }
        List<String> words = List.of(text.replaceFirst("^/?demo\\b", "").strip().split("[^\\p{L}\\p{N}]+"));
        Reader reader = new Reader(words);
        boolean allUnderstood = reader.read();
        return addressed || allUnderstood ? reader.wish() : NONE;
    }

    /// Reads words one by one; some take a word behind them.
    private static final class Reader {
        private final List<String> words;
        private int at;
        private Fault fault = Fault.NONE;
        private int status;
        private int after = -1;
        private boolean once;
        private boolean think;
        private boolean dribble;
        private boolean markdown;
        private int speed = -1;
        private int tokens;
        private int seconds;
        private @Nullable Topic topic;
        private ToolScript.@Nullable Deed deed;

        Reader(List<String> words) {
            this.words = words;
        }

        Wish wish() {
            return new Wish(fault, status, after, once, think, dribble, markdown, speed, tokens, seconds, topic, deed);
        }

        /// @return whether every word was understood
        boolean read() {
            boolean all = true;
            while (at < words.size()) {
                all &= understand(words.get(at++));
            }
            return all;
        }

        private boolean understand(String word) {
            switch (word) {
                case "error" -> error();
                case "drop" -> fault = Fault.DROP;
                case "truncate" -> fault = Fault.TRUNCATE;
                case "stall" -> fault = Fault.STALL;
                case "refuse" -> fault = Fault.REFUSE;
                case "length" -> fault = Fault.LENGTH;
                case "after" -> after = number(20);
                case "once" -> once = true;
                case "slow" -> speed = SLOW;
                case "fast" -> speed = 0;
                case "at" -> speed = Math.max(1, number(100));
                case "tokens" -> tokens = Math.clamp(number(200), 1, MAX_TOKENS);
                case "markdown" -> markdown = true;
                case "think" -> think = true;
                case "dribble" -> dribble = true;
                case "edit", "fix" -> deed(ToolScript.Deed.EDIT);
                case "shell" -> deed(ToolScript.Deed.SHELL);
                case "conflict" -> deed(ToolScript.Deed.CONFLICT);
                case "sleep" -> seconds = Math.clamp(number(30), 1, 600);
                default -> {
                    Topic named = Topic.named(word);
                    topic = topic == null ? named : topic;
                    return named != null;
                }
            }
            return true;
        }

        private void deed(ToolScript.Deed wished) {
            deed = wished;
            topic = Topic.TOOLS;
        }

        private void error() {
            String next = at < words.size() ? words.get(at) : "";
            fault = switch (next) {
                case "midstream" -> Fault.MIDSTREAM;
                case "first" -> Fault.FIRST_EVENT;
                default -> Fault.HTTP;
            };
            if (fault == Fault.HTTP) {
                status = Math.clamp(number(500), 400, 599);
            } else {
                at++;
            }
        }

        private int number(int otherwise) {
            if (at < words.size() && words.get(at).matches("[0-9]{1,7}")) {
                return Integer.parseInt(words.get(at++));
            }
            return otherwise;
        }
    }
}
