package dev.branchline.state.chat;

import dev.branchline.model.Answer;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.EntryId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.context.AttachedText;
import dev.branchline.model.context.Attachment;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Turns the path from the root to a node into the request that answers it.
final class RequestBuilder {
    private static final String NOTE = "[Note from the program, not written by the user] ";

    /// Whether calls and results can be sent as such; else they are told in words, for a model that knows no tools would refuse them.
    private final boolean tools;
    private final boolean images;
    private final List<ChatMessage> messages = new ArrayList<>();
    /// Calls above that have no result yet.
    private final Set<String> open = new HashSet<>();

    private RequestBuilder(boolean tools, boolean images) {
        this.tools = tools;
        this.images = images;
    }

    /// @param tools whether tools are offered with it
    static ChatRequest forAnswerBelow(AppState state, EntryId node, String model, boolean tools) {
        SessionTree tree = state.conversation().tree();
        RequestBuilder builder = new RequestBuilder(tools || Tools.canCall(state, model), Tools.canSee(state, model));
        return new ChatRequest(
                model,
                builder.messages(tree.pathToRoot(node), state.settings().systemPrompt(), tools ? instructions(state) : ""),
                "branchline-" + state.conversation().header().id(),
                state.models().effort(),
                state.settings().maxTokens(),
                state.settings().parameters(),
                null);
    }

    /// The same for the whole session, so that the cached beginning stays the same.
    private static String instructions(AppState state) {
        return state.settings().toolInstructions().replace("{workspace}", state.surroundings().workspace()).strip();
    }

    private List<ChatMessage> messages(List<Entry.Node> path, String defaultSystemPrompt, String instructions) {
        String systemPrompt = defaultSystemPrompt;
        boolean first = true;
        for (Entry.Node node : path) {
            switch (node) {
                case Entry.UserMessage u -> {
                    messages.add(user(u, first));
                    first = false;
                }
                case Entry.AssistantMessage a -> answer(a);
                case Entry.ToolResult t -> result(t);
                case Entry.Note n -> messages.add(new ChatMessage.User(NOTE + n.text(), List.of()));
                case Entry.SystemPrompt s -> systemPrompt = s.text();
                case Entry.ModelSwitched _ -> {}
            }
        }
        String guided = withGuidance(systemPrompt, path);
        String said = guided.isBlank() ? instructions : instructions.isEmpty() ? guided : guided + "\n\n" + instructions;
        if (!said.isBlank()) {
            messages.addFirst(new ChatMessage.Instructions(said));
        }
        return messages;
    }

    private static ChatMessage.User user(Entry.UserMessage said, boolean first) {
        List<Attachment> files = said.attachments().stream().filter(a -> !first || a.use() != Attachment.Use.GUIDANCE).toList();
        List<String> images = new ArrayList<>(said.images());
        images.addAll(AttachedText.images(files));
        return new ChatMessage.User(AttachedText.of(said.text(), files), images);
    }

    /// What the project says belongs to the system prompt, where the first message of a path has brought it. When it changes later, it stays
    /// with the message that tells so: to change the beginning would cost the whole cache.
    private static String withGuidance(String systemPrompt, List<Entry.Node> path) {
        List<Attachment> guidance = path.stream()
                .flatMap(n -> n instanceof Entry.UserMessage u ? Stream.of(u) : Stream.empty())
                .findFirst()
                .map(u -> u.attachments().stream().filter(a -> a.use() == Attachment.Use.GUIDANCE).toList())
                .orElse(List.of());
        String said = AttachedText.guidance(guidance);
        return said.isEmpty() ? systemPrompt : systemPrompt.isBlank() ? said : systemPrompt + "\n\n" + said;
    }

    /// What would make every later request fail is left out: an answer of which nothing came, and calls that were cut off with their
    /// answer. A call without a result gets one where the request is written.
    private void answer(Entry.AssistantMessage message) {
        Answer answer = message.answer();
        boolean partial = answer.ending().isPartial();
        List<ToolCall> calls = partial ? List.of() : answer.toolCalls();
        open.clear();
        calls.forEach(c -> open.add(c.id()));
        if (answer.text().isBlank() && calls.isEmpty()) {
            return;
        }
        messages.add(new ChatMessage.Assistant(
                tools ? answer.text() : inWords(answer.text(), calls), tools ? calls : List.of(),
                partial ? null : answer.reasoningDetails(), answer.annotations(), message.requestedModel()));
    }

    private void result(Entry.ToolResult result) {
        if (!open.remove(result.toolCallId())) {
            return;
        }
        List<String> seen = images ? result.outcome().images() : List.of();
        String unseen = images || result.outcome().images().isEmpty() ? "" : "\n[An image came with it, which this model cannot see.]";
        messages.add(tools
                ? new ChatMessage.Tool(result.toolCallId(), result.toolName(), result.output() + unseen, seen)
                : new ChatMessage.User("[Result of " + result.toolName() + "]\n" + result.output() + unseen, seen));
    }

    private static String inWords(String text, List<ToolCall> calls) {
        StringBuilder words = new StringBuilder(text);
        for (ToolCall call : calls) {
            words.append(words.isEmpty() ? "" : "\n\n").append("[Called ").append(call.name()).append(' ').append(call.arguments()).append(']');
        }
        return words.toString();
    }
}
