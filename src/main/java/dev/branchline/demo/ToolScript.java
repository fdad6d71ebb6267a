package dev.branchline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers that call tools, when the request offers any: a look around; an edit of the parser that mends it; a command that changes a
/// file; an edit of the same line twice, so that taking the first back is a conflict. What came of the calls is told in words.
final class ToolScript {
    private static final int QUOTED_LINES = 12;

    /// What is done with the tools, other than looking.
    enum Deed { EDIT, SHELL, CONFLICT }

    /// One replacement of an edit.
    record Swap(String find, String replace) {}

    static final String PARSER = "src/Parser.java";
    static final String PARSER_TEST = "src/ParserTest.java";
    static final String SETTINGS = "settings.txt";

    /// Three places with lines between them, so that each can be left out or taken back alone.
    static final List<Swap> PARSER_EDITS = List.of(
            new Swap("one key=value per line, lines that begin", "one key=value per line of any system, lines that begin"),
            new Swap("text.split(\"\\n\")", "text.split(\"\\\\R\")"),
            new Swap("entries.put(line.substring(0, eq), line.substring(eq + 1));",
                    "entries.put(line.substring(0, eq).strip(), line.substring(eq + 1).strip());"));
    static final List<Swap> TEST_EDITS = List.of(new Swap(
            "        System.out.println(\"all passed\");",
            "        assert Parser.parse(\"a = 1\\rb = 2\").equals(Map.of(\"a\", \"1\", \"b\", \"2\")) : \"blanks, and line ends of old Macs\";\n"
                    + "        System.out.println(\"all passed\");"));
    static final Swap FIRST_GREETING = new Swap("greeting=Grüß Gott", "greeting=Guten Tag");
    static final Swap SECOND_GREETING = new Swap("greeting=Guten Tag", "greeting=Servus");
    static final String COMMAND = "ls -l src && sed -i.old 's/port=8080/port=8081/' settings.txt && grep port settings.txt";

    private ToolScript() {}

    static Script of(ChatCall call, Wish wish) {
        return switch (deed(call, wish)) {
            case EDIT -> edit(call);
            case SHELL -> shell(call, wish);
            case CONFLICT -> conflict(call);
            case null -> call.followsTools() ? summary(call) : look(call);
        };
    }

    /// A deed for which there is no tool is none.
    private static @Nullable Deed deed(ChatCall call, Wish wish) {
        Deed deed = wish.deed();
        if (deed == null && wish.isNone()) {
            List<String> words = List.of(call.prompt().toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
            deed = words.contains("fix") || words.contains("edit") ? Deed.EDIT : words.contains("shell") ? Deed.SHELL : null;
        }
        String tool = deed == Deed.SHELL ? "shell" : "edit_file";
        return deed != null && call.tools().contains(tool) && (deed == Deed.SHELL || call.tools().contains("read_file")) ? deed : null;
    }

    private static Script edit(ChatCall call) {
        List<String> results = call.results();
        return switch (call.rounds()) {
            case 0 -> look(call);
            case 1 -> results.stream().noneMatch(result -> result.contains(PARSER_EDITS.get(1).find()))
                    ? says("I don't see the bug in `" + PARSER + "`: it takes Windows lines as it is. "
                            + "If I was the one who mended it, take my change back in the review (F4), and I can do it again.")
                    : calls("The parser splits at `\\n` only, so the `\\r` of a Windows line stays in the value. I'll mend that, and add a test.",
                            editCall(PARSER, PARSER_EDITS), editCall(PARSER_TEST, TEST_EDITS));
            default -> says(ToolTalk.of(results, List.of(PARSER, PARSER_TEST),
                    "The parser takes line ends of every system now. `java -ea src/ParserTest.java` shows it.\n\n"
                            + "Look at it with F4; any part of it can be taken back there, alone."));
        };
    }

    private static Script shell(ChatCall call, Wish wish) {
        if (call.rounds() > 0) {
            return says(ToolTalk.of(call.results(), List.of("The command"),
                    "Commands change files, too: what this one did is in the review (F4), and can be taken back like any edit."));
        }
        boolean slow = wish.seconds() > 0;
        String command = slow ? "echo waiting; sleep " + wish.seconds() + "; echo done" : COMMAND;
        String why = slow ? "This will take a while. Esc stops it." : "I'll look at the sources, and give the server another port.";
        return calls(why, new Beat.Call("shell", Json.object().put("command", command).toString()));
    }

    private static Script conflict(ChatCall call) {
        List<String> results = call.results();
        boolean done = results.stream().allMatch(ToolTalk::isDone);
        return switch (call.rounds()) {
            case 0 -> calls("I'll look at the greeting first.", readCall(SETTINGS));
            case 1 -> calls("That is quite formal. A more usual one:", editCall(SETTINGS, List.of(FIRST_GREETING)));
            case 2 -> done
                    ? calls("On second thoughts, a shorter one:", editCall(SETTINGS, List.of(SECOND_GREETING)))
                    : says(ToolTalk.of(results, List.of(SETTINGS), ""));
            default -> says(ToolTalk.of(results, List.of(SETTINGS),
                    "Now I have changed the same line twice. Open the review (F4) and take the *first* of the two back: "
                            + "the second stands on it, so you are asked how the line is to be, and nothing is written before that."));
        };
    }

    private static Script look(ChatCall call) {
        List<Beat> beats = new ArrayList<>();
        if (call.effort() != null) {
            beats.add(Beat.think("I should look at the workspace before I say anything about it. The parser is the likely place, its test the second."));
        }
        beats.add(Beat.say("I'll look at the files first."));
        if (call.tools().contains("list_files")) {
            beats.add(new Beat.Call("list_files", Json.object().put("path", "src").toString()));
        }
        if (call.tools().contains("read_file")) {
            beats.add(readCall(PARSER));
            beats.add(readCall(PARSER_TEST));
        }
        if (beats.stream().noneMatch(beat -> beat instanceof Beat.Call)) {
            beats.add(new Beat.Call(call.tools().getFirst(), "{}"));
        }
        return new Script(beats, "tool_calls", 0);
    }

    private static Script summary(ChatCall call) {
        List<String> results = call.results();
        StringBuilder answer = new StringBuilder("Thank you, that was " + (results.size() == 1 ? "one result" : results.size() + " results")
                + ". Here is how each of them begins:\n");
        for (String result : results) {
            String fence = result.contains("```") ? "~~~~" : "```";
            answer.append('\n').append(fence).append('\n');
            result.lines().limit(QUOTED_LINES).forEach(line -> answer.append(line).append('\n'));
            answer.append(fence).append('\n');
        }
        answer.append("\nThe demo only looked. `tools edit`, `tools shell` and `tools conflict` change files.");
        return says(answer.toString());
    }

    private static Script says(String text) {
        return new Script(List.of(Beat.say(text)), "stop", 0);
    }

    private static Script calls(String text, Beat.Call... calls) {
        List<Beat> beats = new ArrayList<>(List.of(Beat.say(text)));
        beats.addAll(List.of(calls));
        return new Script(beats, "tool_calls", 0);
    }

    static Beat.Call readCall(String path) {
        return new Beat.Call("read_file", Json.object().put("path", path).toString());
    }

    static Beat.Call editCall(String path, List<Swap> swaps) {
        ObjectNode arguments = Json.object().put("path", path);
        ArrayNode edits = arguments.putArray("edits");
        swaps.forEach(swap -> edits.addObject().put("find", swap.find()).put("replace", swap.replace()));
        return new Beat.Call("edit_file", arguments.toString());
    }
}
