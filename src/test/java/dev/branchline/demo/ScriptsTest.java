package dev.branchline.demo;

import org.junit.jupiter.api.Test;
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
}
