package dev.branchline.demo;

import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.ToolCall;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoDataTest {
    private final DemoConversation talk = DemoSession.conversation(Instant.parse("2026-11-22T12:01:00Z"));

    @Test
    void sessionIsATreeOfTurns() {
        List<DemoConversation.Node> nodes = talk.nodes();
        assertThat(nodes.getFirst().parent()).isEqualTo(-1);
        for (int i = 1; i < nodes.size(); i++) {
            DemoConversation.Node node = nodes.get(i);
            assertThat(node.parent()).isBetween(0, i - 1);
            DemoConversation.Node above = nodes.get(node.parent());
            switch (node) {
                case DemoConversation.Question _ -> assertThat(above).isInstanceOf(DemoConversation.Reply.class);
                case DemoConversation.Reply _ -> assertThat(above).isNotInstanceOf(DemoConversation.Reply.class);
                case DemoConversation.Result _ -> assertThat(above).isNotInstanceOf(DemoConversation.Question.class);
            }
            assertThat(node.at()).isAfter(nodes.get(node.parent()).at());
        }
        assertThat(nodes.get(talk.head())).isInstanceOf(DemoConversation.Reply.class);
    }

    @Test
    void sessionShowsWhatThereIsToShow() {
        List<DemoConversation.Reply> replies = talk.nodes().stream().filter(DemoConversation.Reply.class::isInstance)
                .map(DemoConversation.Reply.class::cast).toList();
        assertThat(replies.stream().filter(reply -> reply.parent() == 0).map(DemoConversation.Reply::requestedModel).distinct()).hasSize(3);
        assertThat(talk.nodes().stream().filter(node -> node.label() != null)).hasSize(2);
        assertThat(replies).anySatisfy(reply -> assertThat(reply.answer().servedBy().attempt()).isEqualTo(2));
        assertThat(replies).filteredOn(reply -> reply.answer().ending() instanceof Ending.Stopped).singleElement()
                .satisfies(reply -> assertThat(reply.audit()).isNotNull());
        assertThat(replies).filteredOn(reply -> !reply.answer().ending().isPartial()).allSatisfy(reply -> {
            assertThat(reply.answer().usage().cost()).isInstanceOf(Cost.Charged.class);
            assertThat(reply.answer().timing().totalMs()).isPositive();
        });
        assertThat(replies).anySatisfy(reply -> assertThat(reply.answer().usage().cachedTokens()).isGreaterThan(300));
    }

    @Test
    void workspaceHasItsOddFiles(@TempDir Path folder) throws Exception {
        DemoWorkspace.create(folder);
        assertThat(Files.readString(folder.resolve("settings.txt"))).contains("port=8080\r\n");
        assertThat(Files.readAllBytes(folder.resolve("data/greetings.txt"))).startsWith(0xff, 0xfe);
        assertThat(Files.readAllBytes(folder.resolve("data/tree.png"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readString(folder.resolve("src/Parser.java"))).contains("split(\"\\n\")").doesNotContain("\r");
        assertThatThrownBy(() -> DemoWorkspace.create(folder)).isInstanceOf(FileAlreadyExistsException.class);
    }

    /// A provider would refuse the conversation otherwise.
    @Test
    void everyCallHasItsResult() {
        List<DemoConversation.Node> nodes = talk.nodes();
        List<ToolCall> called = nodes.stream().filter(DemoConversation.Reply.class::isInstance).map(DemoConversation.Reply.class::cast)
                .flatMap(reply -> reply.answer().toolCalls().stream()).toList();
        List<ToolCall> answered = nodes.stream().filter(DemoConversation.Result.class::isInstance).map(DemoConversation.Result.class::cast)
                .map(DemoConversation.Result::call).toList();
        assertThat(called).hasSize(5).doesNotHaveDuplicates().isEqualTo(answered);
        assertThat(talk.deeds().stream().map(DemoConversation.FileDeed::call).filter(Objects::nonNull)).hasSize(4).isSubsetOf(called);
    }

    /// A script that waits for words that never come would hang.
    @Test
    void scriptsWaitForWordsThatCome() {
        String all = List.of("code", "table", "unicode", "hostile", "plan", "long", "fault").stream()
                .map(name -> Library.load(name).answers().getFirst()).reduce("", String::concat).replace('\n', ' ');
        List<String> ofTheProgram = List.of(
                "no, because", "keys count", "every system now", "by turn", "hunk 3 of 3", "nothing is done yet");
        for (DemoScript.Step step : DemoScript.training()) {
            if (step instanceof DemoScript.Step.AwaitText(String text) && !text.equals(DemoTokens.word(400)) && !text.contains("Gemini")
                    && !ofTheProgram.contains(text)) {
                assertThat(all).contains(text);
            }
        }
    }
}
