package dev.branchline.app;

import dev.branchline.changes.Changes;
import dev.branchline.config.Folders;
import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import dev.branchline.model.SessionSummary;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.Verdict;
import dev.branchline.openrouter.ChatCall;
import dev.branchline.session.Entry;
import dev.branchline.session.store.FileSessionStore;
import dev.branchline.session.store.OpenSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Tools of `branchline run`: a scripted model, everything else is real.
@DisabledOnOs(OS.WINDOWS)
class OneShotTurnTest {
    private static final String EDIT = "{\"path\":\"a.txt\",\"find\":\"one\",\"replace\":\"two\"}";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<ChatRequest> requests = new ArrayList<>();
    private final AtomicReference<@Nullable OneShotTurn> running = new AtomicReference<>();
    private volatile @Nullable Thread interrupting;
    private Path work = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("a.txt"), "one\n");
    }

    @Test
    void whatReadsRunsAndItsResultGoesBack() throws Exception {
        script.add(calls("I look.", call("1", "read_file", "{\"path\":\"a.txt\"}"), call("2", "list_files", "{\"path\":\".\"}")));
        script.add(says("It says one."));

        assertThat(run()).isZero();

        assertThat(out()).isEqualTo("I look.\nIt says one.\n");
        List<ChatMessage> sent = requests.getLast().messages();
        assertThat(sent.get(sent.size() - 2)).isInstanceOfSatisfying(ChatMessage.Tool.class, t -> assertThat(t.content()).contains("one"));
        assertThat(sent.getLast()).isInstanceOfSatisfying(ChatMessage.Tool.class, t -> assertThat(t.content()).contains("a.txt"));
        assertThat(requests).allSatisfy(r -> assertThat(r.tools()).contains("read_file", "edit_file"));
    }

    @Test
    void whatWouldHaveToBeAskedIsDeniedAndBothSidesAreTold() throws Exception {
        script.add(calls("", call("1", "write_file", "{\"path\":\"b.txt\",\"content\":\"b\"}")));
        script.add(says("I may not."));

        assertThat(run()).isZero();

        assertThat(work.resolve("b.txt")).doesNotExist();
        assertThat(err()).contains("not allowed: write_file b.txt", "--allow write_file");
        assertThat(((ChatMessage.Tool) requests.getLast().messages().getLast()).content()).contains("nobody is there");
    }

    @Test
    void whatIsAllowedIsDoneRecordedAndCanBeTakenBack() throws Exception {
        script.add(calls("I read.", call("0", "read_file", "{\"path\":\"a.txt\"}")));
        script.add(calls("I edit.", call("1", "edit_file", EDIT), call("2", "read_file", "{\"path\":\"a.txt\"}")));
        script.add(says("Done."));

        assertThat(run(allow("edit_file"))).isZero();

        assertThat(work.resolve("a.txt")).hasContent("two\n");
        assertThat(((ChatMessage.Tool) requests.getLast().messages().getLast()).content()).contains("two").doesNotContain("one");
        try (FileSessionStore store = new FileSessionStore(folders().data(), Clock.systemUTC())) {
            SessionSummary kept = store.list().getFirst();
            assertThat(err()).contains("session " + kept.id());
            assertThat(kept.workspace()).isEqualTo(work.toString());
            assertThat(kept.title()).isEqualTo("What does a.txt say?");
            assertThat(store.costs().sum(LocalDate.now(ZoneId.systemDefault()), ZoneId.systemDefault()).unknown()).as("three answers").isEqualTo(3);
            try (OpenSession session = store.open(kept.id())) {
                assertThat(session.tree().pathToRoot(session.tree().head().orElseThrow())).extracting(n -> n.getClass().getSimpleName()).containsExactly(
                        "UserMessage", "AssistantMessage", "ToolResult", "AssistantMessage", "ToolResult", "ToolResult", "AssistantMessage");
                assertThat(session.tree().nodes().getFirst()).isInstanceOfSatisfying(
                        Entry.UserMessage.class, u -> assertThat(u.text()).isEqualTo("What does a.txt say?"));
            }
            try (SessionLedgers ledgers = new SessionLedgers(folders())) {
                Changes ledger = ledgers.open(kept.workspace(), kept.id());
                assertThat(ledger.view().changes()).extracting(c -> c.change().origin().toolCallId()).containsExactly("1");
            }
        }
    }

    @Test
    void denyingWinsAndTheModelIsNotToldOfTheTool() throws Exception {
        script.add(says("Nothing to do."));

        assertThat(run(allow("edit_file"), new PermissionRule(Verdict.DENY, "edit_file", null))).isZero();

        assertThat(requests.getFirst().tools()).doesNotContain("\"edit_file\"").contains("read_file");
        assertThat(err()).isEmpty();
        assertThat(Files.exists(folders().sessions())).isFalse();
    }

    @Test
    void whatIsOnlyAnsweredCountsForTheDay() throws Exception {
        Answer plain = says("Yes.");
        script.add(new Answer(
                plain.text(), "", null, List.of(), List.of(), null, List.of(), plain.ending(), Usage.UNKNOWN.withCost(Cost.charged("0.02")),
                plain.servedBy(), null, plain.timing()));

        assertThat(run()).isZero();

        try (FileSessionStore store = new FileSessionStore(folders().data(), Clock.systemUTC())) {
            assertThat(store.costs().sum(LocalDate.now(ZoneId.systemDefault()), ZoneId.systemDefault()).charged()).isEqualByComparingTo("0.02");
            assertThat(store.list()).isEmpty();
        }
    }

    @Test
    void aTitleIsTheFirstLineAndNotTooLong() {
        assertThat(OneShotSession.title("\n  What is it?\n\npiped")).isEqualTo("What is it?");
        assertThat(OneShotSession.title("e\u0301".repeat(80))).hasSizeLessThanOrEqualTo(101).endsWith("e\u0301…");
        assertThat(OneShotSession.title(" \n ")).isEmpty();
    }

    @Test
    void aTurnEndsAtItsLimit() throws Exception {
        Files.createDirectories(folders().config());
        Files.writeString(folders().settingsFile(), "{\"maxIterations\": 2}");
        for (int i = 0; i < 3; i++) {
            script.add(calls("", call("" + i, "file_info", "{\"path\":\"a.txt\"}")));
        }

        assertThat(run()).isEqualTo(ExitCode.PARTIAL);

        assertThat(requests).hasSize(2);
        assertThat(err()).contains("maxIterations");
    }

    @Test
    void theSameCallOverAndOverIsNotRunAgain() throws Exception {
        for (int i = 0; i < 3; i++) {
            script.add(calls("", call("" + i, "file_info", "{\"path\":\"a.txt\"}")));
        }
        script.add(says("I see."));

        assertThat(run()).isZero();

        assertThat(((ChatMessage.Tool) requests.getLast().messages().getLast()).content()).contains("3 times in a row");
    }

    @Test
    void aFailureAfterToolsIsAPartialAnswer() throws Exception {
        script.add(calls("", call("1", "file_info", "{\"path\":\"a.txt\"}")));

        assertThat(run()).isEqualTo(ExitCode.PARTIAL);
    }

    @Test
    void eventsOfToolsAreJsonToo() throws Exception {
        script.add(calls("", call("1", "file_info", "{\"path\":\"a.txt\"}"), call("2", "shell", "{\"command\":\"rm a.txt\"}")));
        script.add(says("Done."));

        assertThat(run(new OneShotOutput(stream(out), stream(err), true, false))).isZero();

        List<JsonNode> events = out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
        assertThat(events).extracting(e -> e.get("type").asString()).containsSubsequence("finished", "session", "calls", "call_started", "call_finished", "finished");
        JsonNode calls = events.stream().filter(e -> e.get("type").asString().equals("calls")).findFirst().orElseThrow().get("calls");
        assertThat(calls.get(0).get("allowed").asBoolean()).isTrue();
        assertThat(calls.get(1).get("allowed").asBoolean()).isFalse();
        assertThat(work.resolve("a.txt")).exists();
    }

    @Test
    void whatNobodyReadsIsNotGoneOnWith() throws Exception {
        script.add(calls("I look.", call("1", "file_info", "{\"path\":\"a.txt\"}")));
        PrintStream gone = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        }, false, StandardCharsets.UTF_8);

        assertThat(run(new OneShotOutput(gone, stream(err), false, false))).isEqualTo(ExitCode.NO_READER);
        assertThat(requests).hasSize(1);
    }

    @Test
    void anAnswerThatIsInterruptedCountsAndIsTold() throws Exception {
        script.add(hangs("Half an ans"));

        assertThat(run()).isEqualTo(ExitCode.INTERRUPTED);

        assertThat(out()).isEqualTo("Half an ans\n");
        assertThat(err()).contains("Interrupted.", "It cost ?", "nothing was changed");
        try (FileSessionStore store = new FileSessionStore(folders().data(), Clock.systemUTC())) {
            assertThat(store.costs().sum(LocalDate.now(ZoneId.systemDefault()), ZoneId.systemDefault()).unknown()).isEqualTo(1);
            assertThat(store.list()).isEmpty();
        }
    }

    @Test
    void whatWasDoneBeforeAnInterruptionIsKeptWithTheHalfAnswer() throws Exception {
        Answer first = calls("I edit.", call("1", "edit_file", EDIT));
        script.add(first.withUsage(Usage.UNKNOWN.withCost(Cost.charged("0.02"))));
        script.add(hangs("And n"));

        assertThat(run(allow("edit_file"))).isEqualTo(ExitCode.INTERRUPTED);

        try (FileSessionStore store = new FileSessionStore(folders().data(), Clock.systemUTC())) {
            SessionSummary kept = store.list().getFirst();
            assertThat(err()).contains("It cost $0.02+?", "branchline undo -s " + kept.id());
            try (OpenSession session = store.open(kept.id())) {
                assertThat(session.tree().nodes().getLast()).isInstanceOfSatisfying(Entry.AssistantMessage.class, m -> {
                    assertThat(m.answer().text()).isEqualTo("And n");
                    assertThat(m.answer().ending()).isEqualTo(new Ending.Stopped());
                    assertThat(m.answer().generationId()).isEqualTo("gen-1");
                });
            }
        }
    }

    @Test
    void anInterruptedCommandIsEndedAndNothingIsBegunBehindIt() throws Exception {
        script.add(calls("", call("1", "shell", "{\"command\":\"echo more >> a.txt; echo up; sleep 60\"}"),
                call("2", "write_file", "{\"path\":\"b.txt\",\"content\":\"b\"}")));
        PrintStream watched = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                out.write(b);
                if (b == '\n' && out().contains("call_output")) {
                    interrupt();
                }
            }
        }, true, StandardCharsets.UTF_8);

        assertThat(run(new OneShotOutput(watched, stream(err), true, false), allow("shell"), allow("write_file"))).isEqualTo(ExitCode.INTERRUPTED);

        assertThat(requests).as("no further request").hasSize(1);
        assertThat(work.resolve("b.txt")).doesNotExist();
        try (FileSessionStore store = new FileSessionStore(folders().data(), Clock.systemUTC());
                OpenSession session = store.open(store.list().getFirst().id())) {
            assertThat(session.tree().nodes()).filteredOn(Entry.ToolResult.class::isInstance).extracting(n -> ((Entry.ToolResult) n).outcome().output())
                    .satisfiesExactly(first -> assertThat(first).contains("stopped"), second -> assertThat(second).contains("Not run"));
            try (SessionLedgers ledgers = new SessionLedgers(folders())) {
                assertThat(ledgers.open(work.toString(), store.list().getFirst().id()).view().changes())
                        .as("what the command had done can be taken back").hasSize(1);
            }
        }
    }

    /// As a signal does, once.
    private void interrupt() {
        OneShotTurn turn = running.getAndSet(null);
        if (turn != null) {
            interrupting = Thread.ofVirtual().start(turn::interrupt);
        }
    }

    /// An answer that comes to no end.
    private static Answer hangs(String text) {
        return calls(text).withEnding(new Ending.Stopped());
    }

    private int run(PermissionRule... rules) throws IOException, InterruptedException {
        return run(new OneShotOutput(stream(out), stream(err), false, false), rules);
    }

    private int run(OneShotOutput output, PermissionRule... rules) throws IOException, InterruptedException {
        try (OneShotTools tools = OneShotTools.open(Environment.of(Map.of(), folders(), null), work, List.of(rules), output)) {
            String question = "What does a.txt say?";
            ChatRequest request = new ChatRequest("m", List.of(new ChatMessage.User(question, List.of())), "k", null, null, Map.of(), null)
                    .withTools(tools.definitions());
            OneShotTurn turn = new OneShotTurn(
                    this::start, tools, output, request, true,
                    new OneShotKeeping(folders(), work, null, question, List.of(), "m"));
            running.set(turn);
            int code = turn.run();
            turn.end();
            if (interrupting != null) {
                interrupting.join();
            }
            return code;
        }
    }

    private ChatCall start(RunId run, ChatRequest request, Consumer<StreamEvent> sink) {
        requests.add(request);
        Answer answer = script.poll();
        if (answer == null) {
            ApiError error = ApiError.of(ApiError.Kind.PROVIDER, "no more");
            sink.accept(new StreamEvent.Failed(run, error, Answer.empty(new Ending.Failed(error))));
        } else if (answer.ending() instanceof Ending.Stopped) {
            sink.accept(new StreamEvent.Opened(run, "gen-1"));
            sink.accept(new StreamEvent.TextDelta(run, answer.text()));
            interrupt();
        } else {
            sink.accept(new StreamEvent.TextDelta(run, answer.text()));
            sink.accept(new StreamEvent.Finished(run, answer));
        }
        return new ChatCall() {
            @Override
            public RunId run() {
                return run;
            }

            @Override
            public void abort() {}
        };
    }

    private static PermissionRule allow(String tool) {
        return new PermissionRule(Verdict.ALLOW, tool, null);
    }

    private static ToolCall call(String id, String name, String arguments) {
        return new ToolCall(id, name, arguments);
    }

    private static Answer says(String text) {
        return calls(text);
    }

    private static Answer calls(String text, ToolCall... calls) {
        Answer none = Answer.empty(new Ending.Complete(calls.length == 0 ? "stop" : "tool_calls", null));
        return new Answer(
                text, "", null, List.of(calls), List.of(), null, List.of(), none.ending(), none.usage(), none.servedBy(), null, none.timing());
    }

    private Folders folders() {
        return Folders.under(folder.resolve("home"));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(OutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
