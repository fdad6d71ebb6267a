package dev.branchline.session.store;

import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import dev.branchline.model.EntryId;
import dev.branchline.session.Entry;
import java.util.HashMap;
import java.util.Map;

/// What the session list shows of a session, kept up while entries go by.
final class Totals {
    static final int LONGEST_TITLE = 200;

    private final Map<EntryId, Cost> uncharged = new HashMap<>();
    private String title;
    private String prompt;
    private int messages;
    private CostSum cost;

    Totals(String title, int messages, CostSum cost) {
        this.title = title;
        this.prompt = title;
        this.messages = messages;
        this.cost = cost;
    }

    static Totals none() {
        return new Totals("", 0, CostSum.ZERO);
    }

    void add(Entry entry) {
        switch (entry) {
            case Entry.UserMessage e -> {
                messages++;
                if (prompt.isEmpty()) {
                    prompt = shortened(e.text());
                }
            }
            case Entry.AssistantMessage e -> {
                messages++;
                Cost own = e.answer().usage().cost();
                cost = cost.plus(own);
                if (!(own instanceof Cost.Charged)) {
                    uncharged.put(e.id(), own);
                }
            }
            case Entry.CostSettled e -> settle(e);
            case Entry.Titled e -> title = shortened(e.title());
            case Entry.ToolResult _, Entry.Note _, Entry.SystemPrompt _, Entry.ModelSwitched _, Entry.Labelled _, Entry.HeadMoved _,
                    Entry.ContextPinned _, Entry.Unknown _ -> {}
        }
    }

    /// An answer from before these totals began was unknown, or it would not have been settled.
    private void settle(Entry.CostSettled settled) {
        EntryId answer = settled.parent();
        if (answer == null) {
            return;
        }
        Cost known = new Cost.Charged(settled.audit().totalCostUsd());
        Cost old = uncharged.put(answer, known);
        if (old == null && cost.unknown() == 0) {
            return;
        }
        cost = cost.minus(old == null ? Cost.UNKNOWN : old).plus(known);
    }

    String title() {
        return title.isEmpty() ? prompt : title;
    }

    int messages() {
        return messages;
    }

    CostSum cost() {
        return cost;
    }

    /// One line of bounded length, never cut inside a character.
    static String shortened(String text) {
        String head = text.length() > 4 * LONGEST_TITLE ? text.substring(0, 4 * LONGEST_TITLE) : text;
        String line = head.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_TITLE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_TITLE - 1)) ? LONGEST_TITLE - 1 : LONGEST_TITLE;
        return line.substring(0, end);
    }
}
