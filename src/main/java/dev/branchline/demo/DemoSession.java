package dev.branchline.demo;

import dev.branchline.model.ToolCall;
import dev.branchline.model.change.ChangeId;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The conversation that demo mode opens with: one question, three models, forks on three levels, a stopped answer; and two answers
/// that changed files, with an edit of the user's between them.
public final class DemoSession {
    private static final String NOTES = "docs/notes.txt";
    private static final String CAUSE = "docs/cause.md";
    private static final String LINE_ENDS = "src/LineEndsTest.java";

    private DemoSession() {}

    /// @param start when the first question was asked; the others follow within the hour
    public static DemoConversation conversation(Instant start) {
        List<String> crlf = Library.load("crlf").answers();
        List<String> faster = Library.load("faster").answers();
        Library own = Library.load("session");
        String thought = Library.load("crlf").thoughts().getFirst();
        ConversationWriter talk = new ConversationWriter(start);

        int why = talk.ask(-1, 0, "Why does parse() fail on CRLF?");
        int sonnet = talk.answer(noted(talk, why), "anthropic/claude-sonnet-5", thought, crlf.getFirst());
        int gpt = talk.answer(why, "openai/gpt-5.6", thought, crlf.get(1));
        talk.answer(why, "deepseek/deepseek-v4", "", crlf.get(3));
        talk.label(sonnet, "the fix");

        int makeFaster = talk.ask(sonnet, 4, "now make it faster");
        int loop = talk.answer(makeFaster, "anthropic/claude-sonnet-5", Library.load("faster").thoughts().getFirst(), faster.getFirst());
        talk.answer(makeFaster, "openai/gpt-oss-240b", "", faster.get(1));

        int lone = talk.ask(loop, 9, "Does it still accept a lone \\r?");
        talk.answer(lone, "anthropic/claude-haiku-5", own.thoughts().get(0), own.answers().get(0));
        int tests = talk.ask(loop, 12, "Write the tests for it");
        talk.answer(tested(talk, tests), "google/gemini-3-pro", Library.load("tests").thoughts().getFirst(), Library.load("tests").answers().getFirst());

        int keep = talk.ask(sonnet, 17, "Keep the line ends when writing it back");
        talk.stopped(keep, "anthropic/claude-sonnet-5", own.thoughts().get(1), own.answers().get(1));
        int ranges = talk.answer(keep, "anthropic/claude-opus-5", own.thoughts().get(2), own.answers().get(2));
        talk.label(ranges, "keep this one");

        int large = talk.ask(gpt, 23, "Which of the two is better with large files?");
        talk.answer(large, "openai/gpt-5.6", own.thoughts().get(3), own.answers().get(3));
        return talk.conversation("Why does parse() fail on CRLF?", loop);
    }

    /// A new file, and two lines at the end of the notes by a command. Then the user writes into the notes, too.
    ///
    /// @return the last result
    private static int noted(ConversationWriter talk, int question) {
        String notes = DemoWorkspace.notes();
        String cause = Library.resource("workspace/cause.md");
        String found = "Found: parse() splits at LF, so the CR stays in the value.\r\nNext: split at every line end.\r\n";
        String command = "printf '" + found.replace("\r", "\\r").replace("\n", "\\n") + "' >> " + NOTES;
        ToolCall write = call("toolu_demo1", "write_file", Json.object().put("path", CAUSE).put("content", cause));
        ToolCall shell = call("toolu_demo2", "shell", Json.object().put("command", command));
        int answer = talk.calls(question, "anthropic/claude-sonnet-5", "I'll write down what I found, before I answer.", write, shell);
        int written = talk.result(answer, write, "Created " + CAUSE + ": +" + cause.lines().count() + " −0 lines, change c1.", 4, new ChangeId(1));
        talk.did(answer, written, CAUSE, cause);
        int noted = talk.result(written, shell, "(no output)\n[exit code 0, 0.1 s]\n[Files: " + NOTES + " +2 −0]", 61, new ChangeId(2));
        talk.did(answer, noted, NOTES, notes + found);
        talk.userDid(noted, NOTES, users(notes + found));
        return noted;
    }

    /// Replaces a line of those that the command had written, so that taking the command back is a conflict.
    private static int tested(ConversationWriter talk, int question) {
        String next = "Next: split at every line end.";
        String done = "Next: run src/LineEndsTest.java.";
        String todo = "To do: find out what is different about the file.";
        String told = "Its lines end with CR and LF; see cause.md.";
        String tests = Library.resource("workspace/LineEndsTest.java.txt");
        String notes = users(DemoWorkspace.notes()) + "Found: parse() splits at LF, so the CR stays in the value.\r\n" + next + "\r\n";
        Beat.Call edits = ToolScript.editCall(NOTES, List.of(new ToolScript.Swap(todo, told), new ToolScript.Swap(next, done)));
        ToolCall read = call("tool_demo3", "read_file", Json.object().put("path", NOTES));
        ToolCall edit = new ToolCall("tool_demo4", edits.tool(), edits.arguments());
        ToolCall write = call("tool_demo5", "write_file", Json.object().put("path", LINE_ENDS).put("content", tests));
        int answer = talk.calls(question, "google/gemini-3-pro", "The tests go into a file of their own, and the notes name it.", read, edit, write);
        int looked = talk.result(answer, read, notes.replace("\r\n", "\n"), 2);
        int edited = talk.result(looked, edit, "Changed " + NOTES + ": +2 −2 lines, change c3.", 6, new ChangeId(3));
        talk.did(answer, edited, NOTES, notes.replace(todo, told).replace(next, done));
        int written = talk.result(edited, write, "Created " + LINE_ENDS + ": +" + tests.lines().count() + " −0 lines, change c4.", 3, new ChangeId(4));
        talk.did(answer, written, LINE_ENDS, tests);
        return written;
    }

    /// What the user made of the notes, by hand.
    private static String users(String notes) {
        return notes.replace("Notes on the parser\r\n", "Notes on the parser (mine: ask Ana for an old file)\r\n");
    }

    private static ToolCall call(String id, String tool, ObjectNode arguments) {
        return new ToolCall(id, tool, arguments.toString());
    }
}
