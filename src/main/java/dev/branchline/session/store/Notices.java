package dev.branchline.session.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What reading a file has to tell, one sentence per kind of trouble, however often it occurred.
final class Notices {
    private static final int MOST_LINES = 5;

    enum Trouble {
        DAMAGED("damaged and passed over; the file still holds it as it is"),
        RESCUED("glued to damaged text; its entry was rescued"),
        ORPHAN("a message whose predecessor is lost; it was attached to the nearest one that is left"),
        DUPLICATE("a message with an id that was taken; it was given another"),
        STRAY("a note about a message that is not there; it was passed over"),
        UNKNOWN("of a kind that this version does not know; it was kept and passed over");

        private final String what;

        Trouble(String what) {
            this.what = what;
        }
    }

    private final Map<Trouble, List<Long>> lines = new LinkedHashMap<>();
    private final List<String> sentences = new ArrayList<>();

    void at(Trouble trouble, long line) {
        lines.computeIfAbsent(trouble, _ -> new ArrayList<>()).add(line);
    }

    void say(String sentence) {
        sentences.add(sentence);
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>(sentences);
        lines.forEach((trouble, where) -> all.add(sentence(trouble, where)));
        return List.copyOf(all);
    }

    private static String sentence(Trouble trouble, List<Long> where) {
        if (where.size() == 1) {
            return "Line " + where.getFirst() + " of the session file is " + trouble.what + ".";
        }
        String numbers = String.join(
                ", ", where.stream().limit(MOST_LINES).map(String::valueOf).toList());
        String more = where.size() > MOST_LINES ? " and more" : "";
        return where.size() + " lines of the session file (" + numbers + more + "): each is " + trouble.what + ".";
    }
}
