package dev.branchline.demo;

import java.util.List;

/// What a model says of what came of its calls: it takes a no for a no, and says what it understood of it.
final class ToolTalk {
    private static final String REJECTED = "The user rejected this call.";
    private static final String REASON = "The user says:";

    private ToolTalk() {}

    /// Whether a call did what it was to do, all of it or a part.
    static boolean isDone(String result) {
        return result.startsWith("Changed ") || result.startsWith("Created ") || result.contains("[exit code 0");
    }

    /// @param results of the last calls
    /// @param names what each of them was about
    /// @param moral said when at least one was done
    static String of(List<String> results, List<String> names, String moral) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < results.size(); i++) {
            String name = names.get(Math.min(i, names.size() - 1));
            said.append("- ").append(name.contains(" ") ? name : "`" + name + "`").append(": ").append(one(results.get(i))).append('\n');
        }
        boolean any = results.stream().anyMatch(ToolTalk::isDone);
        return said + "\n" + (any ? moral : "So the files are as they were.");
    }

    private static String one(String result) {
        if (result.contains(REASON)) {
            String reason = result.substring(result.indexOf(REASON) + REASON.length()).strip().lines().findFirst().orElse("");
            return "you said no, because “" + reason + "”. I leave it.";
        }
        if (result.contains(REJECTED)) {
            return "you said no. I leave it.";
        }
        if (result.contains("left out")) {
            return "changed, and you kept a part of it out. I leave that as it is.";
        }
        if (result.contains("The user changed the text")) {
            return "written the way you put it.";
        }
        if (isDone(result)) {
            return "done.";
        }
        return "this did not work – " + result.lines().reduce((_, last) -> last).orElse("nothing came back").strip();
    }
}
