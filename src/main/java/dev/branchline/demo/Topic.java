package dev.branchline.demo;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the demo can talk about. Each topic has a script among the resources (`scripts/<name>.md`) and words by which it is found.
enum Topic {
    CRLF("crlf", "line end", "line-end", "newline", "\\r\\n", "parse", "windows file"),
    FASTER("faster", "optimi", "performance", "benchmark", "speed up"),
    TESTS("test", "junit", "coverage"),
    TABLE("table", "compare", "difference between", "vs ", "versus"),
    CODE("code", "java", "python", "rust", "sql", "bash", "json", "function", "program"),
    LONG("long answer", "in detail", "guide", "handbook", "explain everything"),
    PLAN("plan", "todo", "to do", "checklist", "steps", "organi"),
    BRANCHES("branch", "sibling", "fork", "edit my prompt"),
    COSTS("cost", "price", "cheap", "expensive", "cache", "token"),
    SEARCH("search", "latest", "news", "today", "sources", "cite"),
    IMAGE("image", "picture", "draw", "photo", "logo"),
    UNICODE("unicode", "emoji", "grapheme", "script"),
    GERMAN("deutsch", "german", "bitte", "warum", "wie ", "erkläre", "guten tag", "hallo"),
    JAPANESE("japanese", "日本", "です", "ます", "こんにちは", "ください"),
    ARABIC("arabic", "مرحب", "العرب", "كيف", "ما "),
    HINDI("hindi", "नमस्ते", "हिन्दी", "हिंदी", "कैसे", "क्या"),
    POEM("poem", "haiku", "poetry", "verse"),
    TOOLS("tools", "read the file", "look at the file", "fix it", "fix the"),
    HOSTILE(),
    HELP("help", "what can you do", "hello", "hi ", "who are you", "demo");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, which its type does not say
    private final List<String> words;

    Topic(String... words) {
        this.words = List.of(words);
    }

    String resource() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The topic that a single wish word stands for.
    static @Nullable Topic named(String word) {
        return switch (word) {
            case "java", "python", "rust", "sql", "bash", "json" -> CODE;
            case "emoji" -> UNICODE;
            default -> {
                for (Topic topic : values()) {
                    if (topic.resource().equals(word)) {
                        yield topic;
                    }
                }
                yield null;
            }
        };
    }

    /// The topic that a question in plain words is about: the one with most of its words in it, the earlier one when equal.
    static @Nullable Topic about(String question) {
        String text = " " + question.toLowerCase(Locale.ROOT).replaceAll("[?!.,;:]", " ") + " ";
        Topic best = null;
        int most = 0;
        for (Topic topic : values()) {
            int found = (int) topic.words.stream().filter(word -> occurs(word, text)).count();
            if (found > most) {
                best = topic;
                most = found;
            }
        }
        return best;
    }

    /// Words of the Latin alphabet count only where a word begins; other scripts do not set words apart.
    private static boolean occurs(String word, String text) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (word.charAt(0) > 'z' || at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
