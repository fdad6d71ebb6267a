package dev.branchline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files that a client has put before its question, in the form of `<file path="…" id="…">` with the same id at its end.
///
/// @param files those with their content
/// @param question what is left
record SentFiles(List<SentFile> files, String question) {
    private static final Pattern BEGIN = Pattern.compile("<file path=\"((?:[^\"\\\\]|\\\\.){0,5000})\"[^\\n]{0,5000}?(?:/>|id=\"([0-9a-z-]+)\">)\\n");

    record SentFile(String path, String text) {
        /// The first line that says something.
        String beginning() {
            return text.lines().filter(l -> !l.isBlank()).findFirst().orElse("nothing").strip();
        }
    }

    static SentFiles of(String prompt) {
        List<SentFile> files = new ArrayList<>();
        int at = 0;
        Matcher begin = BEGIN.matcher(prompt);
        while (begin.region(at, prompt.length()).lookingAt()) {
            String id = begin.group(2);
            String end = "</file id=\"" + id + "\">\n";
            int close = id == null ? begin.end() : prompt.indexOf(end, begin.end());
            if (close < 0) {
                break;
            }
            if (id != null) {
                files.add(new SentFile(begin.group(1), prompt.substring(begin.end(), close)));
            }
            at = id == null ? close : close + end.length();
        }
        return new SentFiles(files, at == 0 ? prompt : prompt.substring(at).strip());
    }

    /// What a model would say that has read them; empty without files.
    String read() {
        if (files.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("I have read ");
        for (int i = 0; i < files.size(); i++) {
            out.append(i == 0 ? "" : i == files.size() - 1 ? " and " : ", ").append('`').append(files.get(i).path()).append('`');
        }
        String beginning = files.getFirst().beginning();
        String shown = beginning.length() > 80 ? beginning.substring(0, 80) : beginning;
        return out.append("; it begins with `").append(shown.replace("`", "'")).append("`.\n\n").toString();
    }
}
