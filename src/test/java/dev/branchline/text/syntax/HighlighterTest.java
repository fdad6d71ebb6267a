package dev.branchline.text.syntax;

import dev.branchline.text.Role;
import dev.branchline.text.Span;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HighlighterTest {
    private static final String ALL = "java kotlin scala groovy js ts jsx json python ruby go rust c cpp csharp php swift dart zig sql bash powershell yaml toml css"
            + " dockerfile makefile lua haskell elixir erlang clojure ocaml perl r julia terraform graphql proto html xml diff markdown";

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', value = {
        "java ~ public int f(String s) { return 1; } // x ~ keyword:public|keyword:int|function:f|type:String|keyword:return|number:1|comment:// x",
        "python ~ def f(x): return \"a\" # c ~ keyword:def|function:f|operator::|keyword:return|string:\"a\"|comment:# c",
        "json ~ {\"a\": [1, true]} ~ function:\"a\"|operator::|number:1|number:true",
        "bash ~ echo $HOME --all # c ~ function:echo|variable:$HOME|operator:--all|comment:# c",
        "yaml ~ key: 12 ~ function:key|operator::|number:12",
        "toml ~ a = 'x' ~ function:a|operator:=|string:'x'",
        "html ~ <a href=\"x\">t</a> ~ markup:<a|variable:href|operator:=|string:\"x\"|markup:>|markup:</a>",
        "sql ~ SELECT count(x) from t -- c ~ keyword:SELECT|function:count|keyword:from|comment:-- c",
        "rust ~ fn f<'a>(x: &'a str) -> char { 'x' } ~ keyword:fn|operator:<|variable:'a|operator:>|operator::|operator:&|variable:'a|keyword:str|operator:->|keyword:char|string:'x'",
    })
    void coloursWhatItKnows(String language, String line, String expected) {
        assertThat(colored(Highlighter.forLanguage(language).line(line))).isEqualTo(expected);
    }

    @Test
    void carriesOpenCommentsAndStrings() {
        Highlighter java = Highlighter.forLanguage("java");
        assertThat(colored(java.line("int a; /* b"))).isEqualTo("keyword:int|comment:/* b");
        assertThat(colored(java.line("c"))).isEqualTo("comment:c");
        assertThat(colored(java.line("d */ int"))).isEqualTo("comment:d */|keyword:int");
        assertThat(colored(java.line("\"\"\""))).isEqualTo("string:\"\"\"");
        assertThat(colored(java.line("x \"\"\" + 1"))).isEqualTo("string:x \"\"\"|operator:+|number:1");
        Highlighter rust = Highlighter.forLanguage("rust");
        rust.line("/* a /* b */");
        assertThat(colored(rust.line("still */ fn"))).isEqualTo("comment:still */|keyword:fn");
    }

    @Test
    void peekingForgets() {
        Highlighter java = Highlighter.forLanguage("java");
        java.peek("/* open");
        assertThat(colored(java.line("int"))).isEqualTo("keyword:int");
    }

    @Test
    void unknownLanguagesArePlain() {
        assertThat(Highlighter.forLanguage("brainmelt").line("int x")).hasSize(1);
        assertThat(Highlighter.forLanguage("").line("")).isEmpty();
    }

    @Test
    void readsInfoStrings() {
        assertThat(Highlighter.languageName(" java {.numberLines}")).isEqualTo("java");
        assertThat(Highlighter.languageName("ts,ignore")).isEqualTo("ts");
        assertThat(Highlighter.languageName("c++ title=\"x\"")).isEqualTo("c++");
    }

    /// Nothing is lost or doubled, whatever the line.
    @Test
    void spansMakeUpTheLine() {
        String bits = "ab1 \"'`/*#-${}()<>!&;:=\\@\t|~éЖ好😀";
        Random random = new Random(7);
        for (String language : ALL.split(" ")) {
            Highlighter highlighter = Highlighter.forLanguage(language);
            assertThat(highlighter).as(language).isNotInstanceOf(PlainHighlighter.class);
            for (int i = 0; i < 300; i++) {
                String line = random.ints(random.nextInt(40), 0, bits.length()).mapToObj(k -> bits.substring(k, k + 1)).collect(Collectors.joining());
                List<Span> peeked = highlighter.peek(line);
                List<Span> spans = highlighter.line(line);
                assertThat(peeked).isEqualTo(spans);
                assertThat(spans.stream().map(Span::text).collect(Collectors.joining())).as(language).isEqualTo(line);
            }
        }
    }

    /// A quadratic lexer would be at it for minutes.
    @ParameterizedTest
    @ValueSource(strings = {"a", "\"", "/*", "${", "<a", "&a", "(", "'a ", "a(", "#", "@", "[", "\\"})
    void aMegabyteOnOneLine(String bit) {
        assertThat(Highlighter.forLanguage("java").line(bit.repeat(1_000_000 / bit.length()))).isNotEmpty();
        for (String language : List.of("bash", "html", "rust", "toml", "css")) {
            assertThat(Highlighter.forLanguage(language).line(bit.repeat(100_000 / bit.length()))).isNotEmpty();
        }
    }

    private static String colored(List<Span> spans) {
        return spans.stream()
                .filter(span -> span.ink().role() != Role.CODE)
                .map(span -> span.ink().role().key().replace("code.", "") + ":" + span.text())
                .collect(Collectors.joining("|"));
    }
}
