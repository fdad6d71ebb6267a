package dev.branchline.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer's content, before faults and speed.
record Script(List<Beat> beats, String finish, int searches) {

    static Script of(ChatCall call, Wish wish, int timesAsked) {
        if (wish.tokens() > 0) {
            return counted(wish);
        }
        Topic topic = wish.topic() != null ? wish.topic() : wish.isNone() ? Topic.about(call.prompt()) : null;
        if (call.followsTools() || (topic == Topic.TOOLS && !call.tools().isEmpty())) {
            return ToolScript.of(call, wish);
        }
        if (call.search()) {
            topic = Topic.SEARCH;
        }
        List<Beat> beats = new ArrayList<>();
        Library texts = Library.load(name(call, wish, topic));
        int variant = timesAsked + call.model().family().voice;
        if (call.effort() != null || wish.think()) {
            beats.add(Beat.think(armed(topic, thought(call, texts, variant))));
        }
        String answer = pick(texts.answers(), variant, "").replace("{{question}}", quoted(call.prompt())).replace("{{model}}", call.model().name());
        beats.add(Beat.say(call.files().read() + armed(topic, answer)));
        if (topic == Topic.IMAGE && call.model().draws()) {
            beats.add(new Beat.Draw(Picture.url()));
        }
        int searches = topic == Topic.SEARCH ? 1 : 0;
        if (searches > 0) {
            beats.add(new Beat.Cite(Sources.ALL));
        }
        return new Script(beats, "stop", searches);
    }

    private static String armed(@Nullable Topic topic, String text) {
        return topic == Topic.HOSTILE ? Hostile.arm(text) : text;
    }

    private static Script counted(Wish wish) {
        List<String> tokens = wish.markdown() ? document(wish.tokens()) : DemoTokens.all(wish.tokens());
        return new Script(List.of(new Beat.Say(tokens)), "stop", 0);
    }

    /// The long answer, repeated to the wanted length.
    private static List<String> document(int count) {
        List<String> once = Tokens.split(Library.load(Topic.LONG.resource()).answers().getFirst() + "\n\n");
        List<String> tokens = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tokens.add(once.get(i % once.size()));
        }
        return tokens;
    }

    private static String name(ChatCall call, Wish wish, @Nullable Topic topic) {
        if (topic == Topic.IMAGE && !call.model().draws()) {
            return "image-none";
        }
        if (topic == Topic.TOOLS) {
            return "tools-none";
        }
        return topic != null ? topic.resource() : wish.fault() != Wish.Fault.NONE ? "fault" : "generic";
    }

    private static String thought(ChatCall call, Library texts, int variant) {
        List<String> thoughts = texts.thoughts().isEmpty() ? Library.load("generic").thoughts() : texts.thoughts();
        String thought = pick(thoughts, variant, "").replace("{{question}}", quoted(call.prompt()));
        List<String> paragraphs = List.of(thought.split("\n\n"));
        String effort = call.effort() == null ? "high" : call.effort();
        int kept = switch (effort) {
            case "minimal", "low" -> 1;
            case "medium" -> 2;
            default -> paragraphs.size();
        };
        return String.join("\n\n", paragraphs.subList(0, Math.min(kept, paragraphs.size())));
    }

    private static String pick(List<String> texts, int variant, String otherwise) {
        return texts.isEmpty() ? otherwise : texts.get(variant % texts.size());
    }

    /// The question on one line, short enough to be quoted.
    private static String quoted(String question) {
        String line = question.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= 120) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, 117)) + "…";
    }
}
