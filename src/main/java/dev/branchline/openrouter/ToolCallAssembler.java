package dev.branchline.openrouter;

import dev.branchline.model.ToolCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;

/// Puts tool calls together from their fragments, with every deviation that providers are known for (API reference 5.6).
final class ToolCallAssembler {
    /// Told of each fragment, for the screen.
    @FunctionalInterface
    interface Listener {
        void piece(int index, String name, String arguments);
    }

    /// A call under construction.
    private static final class Draft {
        final int place;
        final long index;
        String id = "";
        String name = "";
        final StringBuilder arguments = new StringBuilder();

        Draft(int place, long index) {
            this.place = place;
            this.index = index;
        }
    }

    private final Listener listener;
    private final RandomGenerator random;
    private final List<Draft> drafts = new ArrayList<>();

    ToolCallAssembler(Listener listener, RandomGenerator random) {
        this.listener = listener;
        this.random = random;
    }

    /// @param fragments the delta's `tool_calls`, of whatever type
    void add(JsonNode fragments) {
        for (JsonNode fragment : fragments) {
            if (fragment.isObject()) {
                addFragment(fragment);
            }
        }
    }

    private void addFragment(JsonNode fragment) {
        JsonNode function = fragment.path("function");
        String id = orEmpty(Json.text(fragment, "id"));
        String name = orEmpty(Json.text(function, "name"));
        JsonNode given = function.path("arguments");
        String arguments = given.isString() ? given.stringValue() : given.isContainer() ? Json.write(given) : "";

        Long index = Json.count(fragment, "index");
        Draft draft = index == null ? withoutIndex(id, name, arguments) : withIndex(index, id, name);
        if (draft.id.isEmpty()) {
            draft.id = id;
        }
        if (draft.name.isEmpty()) {
            draft.name = name;
        }
        draft.arguments.append(arguments);
        listener.piece(draft.place, draft.name, arguments);
    }

    private Draft withIndex(long index, String id, String name) {
        Draft known = null;
        for (Draft draft : drafts) {
            if (draft.index == index) {
                known = draft;
            }
        }
        return known == null || isAnother(known, id, name) ? start(index) : known;
    }

    /// Some providers number every call 0: a new id together with a name is a new call.
    private static boolean isAnother(Draft known, String id, String name) {
        boolean lateId = known.id.isEmpty() && known.arguments.isEmpty() && known.name.equals(name);
        return !id.isEmpty() && !name.isEmpty() && !id.equals(known.id) && !lateId;
    }

    private Draft withoutIndex(String id, String name, String arguments) {
        if (!id.isEmpty()) {
            for (Draft draft : drafts) {
                if (draft.id.equals(id)) {
                    return draft;
                }
            }
            return start(nextIndex());
        }
        if (drafts.isEmpty()) {
            return start(0);
        }
        Draft last = drafts.getLast();
        boolean whole = !name.isEmpty() && !arguments.isEmpty() && firstValue(last.arguments.toString()) != null;
        return whole ? start(nextIndex()) : last;
    }

    private long nextIndex() {
        return drafts.stream().mapToLong(draft -> draft.index).max().orElse(-1) + 1;
    }

    private Draft start(long index) {
        Draft draft = new Draft(drafts.size(), index);
        drafts.add(draft);
        return draft;
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    /// The calls in the order of their index. May be asked at any time; ids that had to be invented stay the same.
    List<ToolCall> calls() {
        Set<String> ids = new HashSet<>();
        List<ToolCall> calls = new ArrayList<>();
        List<Draft> ordered = new ArrayList<>(drafts);
        ordered.sort(Comparator.comparingLong(draft -> draft.index));
        for (Draft draft : ordered) {
            String arguments = settled(draft.arguments.toString());
            if (draft.name.isEmpty() && "{}".equals(arguments)) {
                continue;
            }
            while (draft.id.isEmpty() || !ids.add(draft.id)) {
                draft.id = "call_" + Long.toHexString(random.nextLong());
            }
            calls.add(new ToolCall(draft.id, draft.name, arguments));
        }
        return calls;
    }

    /// Nothing means no arguments; blanks and an empty object after a whole one are noise. All else stays as it came,
    /// broken or not: whoever runs the tool tells the model.
    private static String settled(String arguments) {
        if (arguments.isBlank()) {
            return "{}";
        }
        String value = firstValue(arguments);
        if (value == null) {
            return arguments;
        }
        String rest = arguments.substring(arguments.indexOf(value) + value.length()).strip();
        return rest.isEmpty() || "{}".equals(rest) ? value : arguments;
    }

    /// The text of the first JSON object in a text that begins with a whole one, else null.
    private static @Nullable String firstValue(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("{")) {
            return null;
        }
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), trimmed)) {
            parser.nextToken();
            parser.skipChildren();
            return trimmed.substring(0, (int) parser.currentLocation().getCharOffset());
        } catch (JacksonException _) {
            return null;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
