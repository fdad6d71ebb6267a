package dev.branchline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptsTest {
    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyTopicHasAScript(Topic topic) {
        String name = topic == Topic.TOOLS ? "tools-none" : topic.resource();
        assertThat(Library.load(name).answers()).isNotEmpty().allSatisfy(answer -> assertThat(answer).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Why does parse() fail on CRLF?         | CRLF
            Now make it faster, please             | FASTER
            What is the latest version of Java?    | CODE
            Tell me the latest news                | SEARCH
            What does unicode say about emoji?     | UNICODE
            Compare lines() and split()            | TABLE
            Kannst du das auf Deutsch erklären?    | GERMAN
            日本語で説明してください                 | JAPANESE
            क्या आप हिन्दी में बता सकते हैं?         | HINDI
            Draw a picture of a tree               | IMAGE
            Hello                                  | HELP
            """)
    void findsTheTopicOfAQuestion(String question, Topic topic) {
        assertThat(Topic.about(question)).isEqualTo(topic);
    }

    @Test
    void knowsNothingOfOtherThings() {
        assertThat(Topic.about("What is a monad?")).isNull();
    }

    @Test
    void longAnswerHasAboutFiveThousandTokens() {
        assertThat(Tokens.split(Library.load("long").answers().getFirst()).size()).isBetween(4500, 6500);
    }

    @Test
    void tokensPutTogetherAreTheText() {
        for (Topic topic : Topic.values()) {
            String name = topic == Topic.TOOLS ? "tools-none" : topic.resource();
            for (String answer : Library.load(name).answers()) {
                String armed = Hostile.arm(answer);
                assertThat(String.join("", Tokens.split(armed))).isEqualTo(armed);
                assertThat(armed).doesNotContain("{{esc", "{{rlo");
            }
        }
    }

    @Test
    void readsWishes() {
        assertThat(Wish.of("error 429").status()).isEqualTo(429);
        assertThat(Wish.of("/demo error midstream after 7").fault()).isEqualTo(Wish.Fault.MIDSTREAM);
        assertThat(Wish.of("/demo error midstream after 7").after()).isEqualTo(7);
        assertThat(Wish.of("slow table")).extracting(Wish::topic, Wish::tokensPerSecond).containsExactly(Topic.TABLE, 6);
        assertThat(Wish.of("tokens 5000 at 500")).extracting(Wish::tokens, Wish::tokensPerSecond).containsExactly(5000, 500);
        assertThat(Wish.of("please, demo, drop").isNone()).isTrue();
        assertThat(Wish.of("Why does the connection drop?").isNone()).isTrue();
        assertThat(Wish.of("demo please drop the connection").fault()).isEqualTo(Wish.Fault.DROP);
        assertThat(Wish.of("")).extracting(Wish::isNone).isEqualTo(true);
    }

    @Test
    void readsWhatToolsAreToDo() {
        assertThat(Wish.of("tools edit").deed()).isEqualTo(ToolScript.Deed.EDIT);
        assertThat(Wish.of("fast tools fix")).extracting(Wish::deed, Wish::tokensPerSecond).containsExactly(ToolScript.Deed.EDIT, 0);
        assertThat(Wish.of("tools shell sleep 30")).extracting(Wish::deed, Wish::seconds).containsExactly(ToolScript.Deed.SHELL, 30);
        assertThat(Wish.of("tools conflict")).extracting(Wish::deed, Wish::topic).containsExactly(ToolScript.Deed.CONFLICT, Topic.TOOLS);
        assertThat(Wish.of("tools").deed()).isNull();
    }

    /// What the demo model wants replaced must be in the workspace, once; the pieces of one file must be apart, to be hunks of their own.
    @Test
    void editsFitTheWorkspace(@TempDir Path folder) throws IOException {
        DemoWorkspace.create(folder);
        assertThat(replaced(folder, ToolScript.PARSER, ToolScript.PARSER_EDITS)).contains("text.split(\"\\\\R\")").doesNotContain("split(\"\\n\")");
        assertThat(replaced(folder, ToolScript.PARSER_TEST, ToolScript.TEST_EDITS)).contains("a = 1\\rb = 2");
        assertThat(replaced(folder, ToolScript.SETTINGS, List.of(ToolScript.FIRST_GREETING, ToolScript.SECOND_GREETING))).contains("greeting=Servus");
        String parser = Files.readString(folder.resolve(ToolScript.PARSER));
        List<Long> lines = ToolScript.PARSER_EDITS.stream().map(e -> parser.substring(0, parser.indexOf(e.find())).lines().count()).toList();
        assertThat(lines).isSorted();
        for (int i = 1; i < lines.size(); i++) {
            assertThat(lines.get(i) - lines.get(i - 1)).isGreaterThan(1);
        }
    }

    private static String replaced(Path folder, String path, List<ToolScript.Swap> swaps) throws IOException {
        String text = Files.readString(folder.resolve(path));
        for (ToolScript.Swap swap : swaps) {
            assertThat(text.split(Pattern.quote(swap.find()), -1)).as(swap.find()).hasSize(2);
            text = text.replace(swap.find(), swap.replace());
        }
        return text;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The user rejected this call. The user says: too wide | you said no, because “too wide”
            The user rejected this call.                         | you said no. I leave it
            Changed a: +1 −1 lines, change c1.                   | done.
            Changed a. The user left out 1 part of it, at line 4 | you kept a part of it out
            a has changed since you read it.                     | this did not work – a has changed
            """)
    void understandsWhatCameOfItsCalls(String result, String said) {
        assertThat(ToolTalk.of(List.of(result), List.of("a"), "moral")).contains("`a`: ").contains(said);
        assertThat(ToolTalk.of(List.of(result), List.of("a"), "moral").contains("moral")).isEqualTo(result.startsWith("Changed"));
    }
}
