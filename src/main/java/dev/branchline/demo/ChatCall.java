package dev.branchline.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A chat request, understood.
///
/// @param requested the model id that was asked for
/// @param model the concrete model that answers
/// @param provider who serves it
/// @param tools names of the functions that may be called
/// @param search whether a web search was ordered
/// @param effort reasoning effort in force; null: does not reason
/// @param showReasoning whether reasoning is returned
/// @param maxTokens limit of the answer, or null
/// @param session what keeps prompts cached; empty: nothing is
/// @param metadata whether `openrouter_metadata` was ordered
record ChatCall(
        String requested,
        DemoModel model,
        DemoModel.Provider provider,
        boolean stream,
        List<Turn> turns,
        List<String> tools,
        boolean search,
        @Nullable String effort,
        boolean showReasoning,
        @Nullable Integer maxTokens,
        String session,
        boolean metadata) {

    /// One message of the conversation. Images count as `[image]` in the text.
    record Turn(String role, String text) {}

    /// What the user said last, without the files that came along.
    String prompt() {
        return files().question();
    }

    /// The files that came along with it.
    SentFiles files() {
        return SentFiles.of(withoutNotes(
                turns.reversed().stream().filter(turn -> turn.role().equals("user")).map(Turn::text).findFirst().orElse("")));
    }

    /// What the client tells on its own account stands before what the user said, a paragraph each.
    private static String withoutNotes(String said) {
        String left = said;
        while (left.startsWith("[Note ") && left.contains("\n\n")) {
            left = left.substring(left.indexOf("\n\n") + 2);
        }
        return left;
    }

    /// Whether the model is to go on after tools have run.
    boolean followsTools() {
        return turns.getLast().role().equals("tool");
    }

    /// What the last calls brought, in their order; empty when none were made.
    List<String> results() {
        List<String> results = new ArrayList<>();
        for (int i = turns.size() - 1; i >= 0 && turns.get(i).role().equals("tool"); i--) {
            results.addFirst(turns.get(i).text());
        }
        return results;
    }

    /// How often tools were called since the user's last word.
    int rounds() {
        int rounds = 0;
        for (int i = turns.size() - 1; i >= 0 && !turns.get(i).role().equals("user"); i--) {
            rounds += turns.get(i).role().equals("assistant") ? 1 : 0;
        }
        return rounds;
    }

    static ChatCall of(Request request) throws Refused {
        JsonNode body;
        try {
            body = Json.parse(request.body());
        } catch (JacksonException _) {
            throw new Refused(Problems.badRequest("Input must have at least 1 token."));
        }
        List<Turn> turns = turns(body.path("messages"));
        if (turns.isEmpty()) {
            throw new Refused(Problems.badRequest("Input required: specify \"prompt\" or \"messages\""));
        }
        refuseOpenCalls(body.path("messages"));
        String requested = body.path("model").asString("openrouter/auto");
        DemoModel model = concrete(requested, turns);
        List<String> tools = names(body.path("tools"));
        if (!tools.isEmpty() && !model.tools()) {
            throw new Refused(Problems.noTools(tools.getFirst()));
        }
        String header = request.header("x-session-id");
        String flag = request.headers().getOrDefault("x-openrouter-metadata", request.header("x-openrouter-experimental-metadata"));
        return new ChatCall(requested, model, provider(model, body.path("provider")), body.path("stream").asBoolean(false), turns, tools,
                searches(requested, body), effort(model, body), !body.path("reasoning").path("exclude").asBoolean(false), limit(body),
                body.path("session_id").asString(header == null ? "" : header), "enabled".equals(flag));
    }

    private static List<Turn> turns(JsonNode messages) {
        List<Turn> turns = new ArrayList<>();
        for (JsonNode message : messages) {
            turns.add(new Turn(message.path("role").asString(""), text(message.path("content"))));
        }
        return turns;
    }

    /// Providers want a result for each call before anything else is said.
    private static void refuseOpenCalls(JsonNode messages) throws Refused {
        Set<String> open = new LinkedHashSet<>();
        for (JsonNode message : messages) {
            if (message.path("role").asString("").equals("tool")) {
                open.remove(message.path("tool_call_id").asString(""));
            } else if (!open.isEmpty()) {
                break;
            }
            message.path("tool_calls").forEach(call -> open.add(call.path("id").asString("")));
        }
        if (!open.isEmpty()) {
            throw new Refused(Problems.badRequest("tool calls without results: " + String.join(", ", open)));
        }
    }

    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asString("");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            String type = part.path("type").asString("");
            text.append(type.equals("text") ? part.path("text").asString("") : " [" + type.replace("_url", "") + "]");
        }
        return text.toString();
    }

    private static DemoModel concrete(String id, List<Turn> turns) throws Refused {
        DemoModel model = DemoModels.find(id);
        if (model == null) {
            throw new Refused(Problems.unknownModel(id));
        }
        if (model.aliasOf() != null) {
            return DemoModels.get(model.aliasOf());
        }
        if (model.isRouter()) {
            boolean hard = turns.stream().mapToInt(turn -> turn.text().length()).sum() > 400;
            return DemoModels.get(hard ? "anthropic/claude-sonnet-5" : "google/gemini-3-flash");
        }
        return model;
    }

    private static DemoModel.Provider provider(DemoModel model, JsonNode wishes) throws Refused {
        List<DemoModel.Provider> left = new ArrayList<>(model.providers());
        List<String> only = texts(wishes.path("only"));
        List<String> ignored = texts(wishes.path("ignore"));
        left.removeIf(provider -> ignored.contains(provider.tag()) || (!only.isEmpty() && !only.contains(provider.tag())));
        if (left.isEmpty()) {
            throw new Refused(Problems.noProvider());
        }
        for (String first : texts(wishes.path("order"))) {
            for (DemoModel.Provider provider : left) {
                if (provider.tag().equals(first)) {
                    return provider;
                }
            }
        }
        return left.getFirst();
    }

    private static boolean searches(String requested, JsonNode body) {
        boolean wanted = requested.endsWith(":online");
        for (JsonNode plugin : body.path("plugins")) {
            wanted |= plugin.path("id").asString("").equals("web") && plugin.path("enabled").asBoolean(true);
        }
        for (JsonNode tool : body.path("tools")) {
            wanted |= tool.path("type").asString("").contains("web_search");
        }
        return wanted;
    }

    private static @Nullable String effort(DemoModel model, JsonNode body) throws Refused {
        DemoModel.Thinking thinking = model.thinking();
        if (thinking == null) {
            return null;
        }
        JsonNode reasoning = body.path("reasoning");
        String effort = reasoning.path("effort").asString(body.path("reasoning_effort").asString(""));
        boolean off = effort.equals("none") || (reasoning.path("enabled").isBoolean() && !reasoning.path("enabled").asBoolean());
        if (off && thinking.mandatory()) {
            throw new Refused(Problems.mandatoryReasoning());
        }
        if (off) {
            return null;
        }
        if (!effort.isEmpty()) {
            return effort;
        }
        boolean asked = reasoning.path("enabled").asBoolean(false) || reasoning.has("max_tokens");
        return asked || thinking.enabled() ? thinking.effort() : null;
    }

    private static @Nullable Integer limit(JsonNode body) {
        int limit = body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(0));
        return limit > 0 ? limit : null;
    }

    private static List<String> names(JsonNode tools) {
        List<String> names = new ArrayList<>();
        for (JsonNode tool : tools) {
            if (tool.path("type").asString("").equals("function")) {
                names.add(tool.path("function").path("name").asString(""));
            }
        }
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asString("")));
        return texts;
    }
}
