package dev.branchline.demo;

import java.util.ArrayList;
import java.util.List;

/// Answers that call tools, when the request offers any: first a look around, then, with the results in hand, a summary of them.
final class ToolScript {
    private static final int QUOTED_LINES = 12;

    private ToolScript() {}

    static Script of(ChatCall call) {
        return call.followsTools() ? afterTools(call) : callsTools(call);
    }

    private static Script callsTools(ChatCall call) {
        List<Beat> beats = new ArrayList<>();
        if (call.effort() != null) {
            beats.add(Beat.think("I should look at the workspace before I say anything about it. The parser is the likely place, its test the second."));
        }
        beats.add(Beat.say("I'll look at the files first."));
        if (call.tools().contains("list_files")) {
            beats.add(new Beat.Call("list_files", "{\"path\": \"src\"}"));
        }
        if (call.tools().contains("read_file")) {
            beats.add(new Beat.Call("read_file", "{\"path\": \"src/Parser.java\"}"));
            beats.add(new Beat.Call("read_file", "{\"path\": \"src/ParserTest.java\"}"));
        }
        if (beats.stream().noneMatch(beat -> beat instanceof Beat.Call)) {
            beats.add(new Beat.Call(call.tools().getFirst(), "{}"));
        }
        return new Script(beats, "tool_calls", 0);
    }

    private static Script afterTools(ChatCall call) {
        List<String> results = new ArrayList<>();
        for (ChatCall.Turn turn : call.turns().reversed()) {
            if (!turn.role().equals("tool")) {
                break;
            }
            results.addFirst(turn.text());
        }
        StringBuilder answer = new StringBuilder("Thank you, that was " + (results.size() == 1 ? "one result" : results.size() + " results")
                + ". Here is how each of them begins:\n");
        for (String result : results) {
            String fence = result.contains("```") ? "~~~~" : "```";
            answer.append('\n').append(fence).append('\n');
            result.lines().limit(QUOTED_LINES).forEach(line -> answer.append(line).append('\n'));
            answer.append(fence).append('\n');
        }
        answer.append("\nThe demo reads what tools return, and calls none a second time.");
        return new Script(List.of(Beat.say(answer.toString())), "stop", 0);
    }
}
