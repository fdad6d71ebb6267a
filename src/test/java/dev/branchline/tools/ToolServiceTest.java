package dev.branchline.tools;

import dev.branchline.event.ToolEvent;
import dev.branchline.model.RunId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.permission.Permissions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ToolServiceTest {
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\"},\"count\":{\"type\":\"integer\"}},\"required\":[\"path\"]}";

    @TempDir
    private Path folder;

    private volatile String seen = "as shown";
    private final CountDownLatch running = new CountDownLatch(1);
    private ToolBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new ToolBench(folder, new Permissions(), List.of(ToolSource.of(List.of(
                tool("look", ToolEffect.READS, () -> "looked"),
                tool("change", ToolEffect.WRITES, () -> "changed"),
                tool("long", ToolEffect.READS, () -> "x".repeat(50_000) + "the end"),
                tool("hang", ToolEffect.READS, this::hang),
                tool("break", ToolEffect.READS, () -> {
                    throw new IllegalArgumentException("a bug");
                })))));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aReadingCallIsAllowedAndRuns() {
        PreparedCall call = bench.prepare("look", "{\"path\":\"a\"}");
        assertThat(call.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(call.title()).isEqualTo("look a");

        assertThat(bench.service.start(ToolBench.RUN, call.call().id(), new Approval.Whole(), false)).isTrue();

        assertThat(bench.next()).isEqualTo(new ToolEvent.Started(ToolBench.RUN, call.call().id()));
        assertThat(bench.next()).isEqualTo(new ToolEvent.Output(ToolBench.RUN, call.call().id(), "live"));
        assertThat(bench.outcome().output()).isEqualTo("looked");
        assertThat(bench.service.start(ToolBench.RUN, call.call().id(), new Approval.Whole(), true)).isFalse();
    }

    @Test
    void aWritingCallIsAskedForAndWithoutAYesItDoesNotRun() {
        PreparedCall call = bench.prepare("change", "{\"path\":\"a\"}");
        assertThat(call.verdict()).isEqualTo(Verdict.ASK);

        bench.service.start(ToolBench.RUN, call.call().id(), new Approval.Whole(), false);

        assertThat(bench.next()).isInstanceOf(ToolEvent.Prepared.class);
        bench.start(call);
        assertThat(bench.outcome().output()).isEqualTo("changed");
    }

    @Test
    void aYesHoldsOnlyForWhatWasShown() {
        PreparedCall call = bench.prepare("change", "{\"path\":\"a\"}");
        seen = "something else now";

        bench.start(call);

        ToolEvent.Prepared again = (ToolEvent.Prepared) bench.next();
        assertThat(again.calls()).hasSize(1).first().satisfies(c -> {
            assertThat(c.call()).isEqualTo(call.call());
            assertThat(c.preview()).isEqualTo(new Preview.Arguments("something else now"));
        });
        bench.start(again.calls().getFirst());
        assertThat(bench.outcome().output()).isEqualTo("changed");
    }

    @Test
    void whatCannotRunSaysSoToTheModel() {
        assertThat(refusal("nothing", "{}")).contains("There is no tool nothing", "look, change");
        assertThat(refusal("look", "{\"path\":")).contains("not valid JSON", "line 1");
        assertThat(refusal("look", "[1]")).contains("must be a JSON object");
        assertThat(refusal("look", "")).contains("path");
        assertThat(refusal("look", "{\"path\":\"a\",\"count\":\"many\"}")).contains("count", "integer");
    }

    @Test
    void slipsOfModelsAreUnderstood() {
        assertThat(bench.prepare("look", "\"{\\\"path\\\":\\\"a\\\"}\"").refusal()).isNull();
        assertThat(bench.prepare("look", "{\"path\":\"a\nb\",}").title()).isEqualTo("look a\nb");
    }

    @Test
    void readOnlyModeHidesAndRefusesWhatWrites() {
        assertThat(bench.service.definitions()).contains("\"change\"");

        bench.permissions.readOnly(true);

        assertThat(bench.service.definitions()).contains("\"look\"").doesNotContain("\"change\"");
        assertThat(refusal("change", "{\"path\":\"a\"}")).contains("Read-only");
    }

    @Test
    void definitionsAreTheSameBytesEachTime() {
        String once = bench.service.definitions();

        assertThat(bench.service.definitions()).isEqualTo(once);
        assertThat(once).startsWith("[{\"type\":\"function\",\"function\":{\"name\":\"look\",\"description\":\"says \\\"look\\\"\",\"parameters\":" + SCHEMA + "}},");
    }

    @Test
    void longOutputIsCutInTheMiddleAndKept() {
        ToolOutcome outcome = bench.run("long", "{\"path\":\"a\"}");

        assertThat(outcome.output().length()).isLessThan(41_000);
        assertThat(outcome.output()).startsWith("xxx").endsWith("the end").contains("characters, 0 lines left out of 50007");
        assertThat(outcome.fullText()).isEqualTo("hash1");
        assertThat(bench.kept).containsExactly("x".repeat(50_000) + "the end");
    }

    @Test
    void aStoppedCallEndsInOneEvent() throws InterruptedException {
        PreparedCall call = bench.prepare("hang", "{\"path\":\"a\"}");
        bench.start(call);
        running.await();

        bench.service.stopCall(ToolBench.RUN, call.call().id());

        assertThat(bench.outcome()).satisfies(o -> {
            assertThat(o.failed()).isTrue();
            assertThat(o.output()).isEqualTo("Stopped by the user.");
        });
        assertThat(bench.quiet()).isTrue();
    }

    @Test
    void stoppingARunStopsItsCallsAndForgetsThoseThatWait() throws InterruptedException {
        PreparedCall waits = bench.prepare("change", "{\"path\":\"a\"}");
        PreparedCall runs = bench.prepare("hang", "{\"path\":\"a\"}");
        bench.start(runs);
        running.await();

        bench.service.stop(ToolBench.RUN);

        assertThat(bench.outcome().failed()).isTrue();
        assertThat(bench.service.start(ToolBench.RUN, waits.call().id(), new Approval.Whole(), true)).isFalse();
        bench.service.stop(new RunId(99));
    }

    @Test
    void closingWaitsForTheEndOfCalls() throws InterruptedException {
        bench.start(bench.prepare("hang", "{\"path\":\"a\"}"));
        running.await();

        bench.close();

        assertThat(bench.outcome().output()).isEqualTo("Stopped by the user.");
    }

    @Test
    void aBugInAToolIsAnOutcome() {
        assertThat(bench.run("break", "{\"path\":\"a\"}").output()).contains("break broke", "a bug");
    }

    private String refusal(String tool, String arguments) {
        PreparedCall call = bench.prepare(new ToolCall("x", tool, arguments)).getFirst();
        assertThat(call.verdict()).isEqualTo(Verdict.DENY);
        return java.util.Objects.requireNonNull(call.refusal());
    }

    private String hang() {
        running.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return "woken";
    }

    private Tool tool(String name, ToolEffect effect, Supplier<String> work) {
        ToolSpec spec = new ToolSpec(name, "says \"" + name + "\"", SCHEMA, effect, ToolSpec.BUILT_IN);
        return new Tool() {
            @Override
            public ToolSpec spec() {
                return spec;
            }

            @Override
            public CallPlan plan(JsonNode arguments, CallContext context) {
                assertThat(context.origin().tool()).isEqualTo(name);
                return new TriedPlan(name + " " + arguments.path("path").asString(), seen, work);
            }
        };
    }

    private record TriedPlan(String title, String shown, Supplier<String> work) implements CallPlan {
        @Override
        public List<String> targets() {
            return List.of();
        }

        @Override
        public String mustAsk() {
            return "";
        }

        @Override
        public Preview preview() {
            return new Preview.Arguments(shown);
        }

        @Override
        public ToolOutcome run(Approval approval, Consumer<String> output) throws InterruptedException {
            output.accept("live");
            String text = work.get();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return ToolOutcome.text(text);
        }
    }

}
