package dev.branchline.demo;

import java.time.Instant;
import java.util.List;

/// The conversation that demo mode opens with: one question, three models, forks on three levels, a stopped answer.
public final class DemoSession {
    private DemoSession() {}

    /// @param start when the first question was asked; the others follow within the hour
    public static DemoConversation conversation(Instant start) {
        List<String> crlf = Library.load("crlf").answers();
        List<String> faster = Library.load("faster").answers();
        Library own = Library.load("session");
        String thought = Library.load("crlf").thoughts().getFirst();
        ConversationWriter talk = new ConversationWriter(start);

        int why = talk.ask(-1, 0, "Why does parse() fail on CRLF?");
        int sonnet = talk.answer(why, "anthropic/claude-sonnet-5", thought, crlf.getFirst());
        int gpt = talk.answer(why, "openai/gpt-5.6", thought, crlf.get(1));
        talk.answer(why, "deepseek/deepseek-v4", "", crlf.get(3));
        talk.label(sonnet, "the fix");

        int makeFaster = talk.ask(sonnet, 4, "now make it faster");
        int loop = talk.answer(makeFaster, "anthropic/claude-sonnet-5", Library.load("faster").thoughts().getFirst(), faster.getFirst());
        talk.answer(makeFaster, "openai/gpt-oss-240b", "", faster.get(1));

        int lone = talk.ask(loop, 9, "Does it still accept a lone \\r?");
        talk.answer(lone, "anthropic/claude-haiku-5", own.thoughts().get(0), own.answers().get(0));
        int tests = talk.ask(loop, 12, "Write the tests for it");
        talk.answer(tests, "google/gemini-3-pro", Library.load("tests").thoughts().getFirst(), Library.load("tests").answers().getFirst());

        int keep = talk.ask(sonnet, 17, "Keep the line ends when writing it back");
        talk.stopped(keep, "anthropic/claude-sonnet-5", own.thoughts().get(1), own.answers().get(1));
        int ranges = talk.answer(keep, "anthropic/claude-opus-5", own.thoughts().get(2), own.answers().get(2));
        talk.label(ranges, "keep this one");

        int large = talk.ask(gpt, 23, "Which of the two is better with large files?");
        talk.answer(large, "openai/gpt-5.6", own.thoughts().get(3), own.answers().get(3));
        return talk.conversation("Why does parse() fail on CRLF?", loop);
    }
}
