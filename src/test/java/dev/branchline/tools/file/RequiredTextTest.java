package dev.branchline.tools.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequiredTextTest {
    private static final String[] PIECES = {
        "a", "b", "ab", "c", "x", " ", "i", "K", "S", "\u00e9", ".", "\\w", "\\s", "[ab]", "[^a]", "a*", "b+", "c?", "(ab|c)", "(?:a|bc)", "^", "$", "\\b",
        "\\.", "-", "{2}", "{0}", "{0,1}", "|", "*", "+", "?", "(?:", ")", "(", "(?i)", "[]a]", "[^]]", "[&&]", "[[a]b]", "[\\]]", "\\Qa.b\\E", "(?=a)",
        "(?!b)", "(?<n>ab)", "\\1", "\\x61", "\\p{L}", "\\pL", "\\R", "\\cA", "#", "}", "]", "\\\\", "\\t", "(?x)", "(?<=a)", "++", "*?"
    };
    private static final String[] WORDS = {
        "a", "b", "ab", "c", "x", " ", "i", "I", "k", "K", "s", "S", "\u017f", "\u212a", "\u0131", "\u0130", "\u00e9", ".", "-", "A", "B", "1", "\t", "]", "\\",
        "#", "}", "a.b", "abc", "AB"
    };

    @ParameterizedTest
    @CsvSource(delimiter = '!', ignoreLeadingAndTrailingWhitespace = false, value = {
        "needle in line!needle in line", "needle \\w+ line \\d+!needle ", "^import java\\.util!import java.util", "colou?r!colo", "a+bc!bc", "ab*c!a", "TODO|FIXME!TODO,FIXME",
        "\\b(class|interface) \\w+!class,interface", "(get|set)Name!Name", "(?:foo(bar|baz)?)+x!foo", "x{3}yy!yy", "[a-z]+Exception!Exception",
        "(a|b)?c!c"
    })
    void knowsWhatMustBeThere(String pattern, String required) {
        assertThat(new RequiredParts(pattern, true).alternatives()).containsExactly(required.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\\w+", "a?", "foo|", "foo|\\d", "(a|b*)", "(?i)foo", "(?=foo)", "\\Qfoo\\E", "\\x41foo", "[[a]b]foo", "foo\\R", "a|b|c|d|e|f|g|h|j", "\u00e9", "(?<n>foo)"
    })
    void saysNothingWhereItDoesNotKnow(String pattern) {
        assertThat(new RequiredParts(pattern, true).alternatives()).isEmpty();
    }

    @Test
    void lettersThatOtherCharactersStandForAreNotRequired() {
        assertThat(new RequiredParts("parse", false).alternatives()).containsExactly("par");
        for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
            int folded = Character.toLowerCase(Character.toUpperCase(c));
            assertThat((folded >= 0x80 && Character.toLowerCase(c) >= 0x80) || "iks".indexOf(folded) >= 0).as("U+%04X", c).isTrue();
        }
    }

    @Test
    void findsAWordWhereverItStands() {
        for (boolean sensitive : List.of(true, false)) {
            RequiredText wanted = Objects.requireNonNull(RequiredText.of("abab!", sensitive));
            for (String before : List.of("", "a", "ab", "aba", "abab", "x".repeat(20), "ababab")) {
                assertThat(isIn(wanted, before + "abab!x")).isTrue();
                assertThat(isIn(wanted, before + "ABAB!")).isEqualTo(!sensitive);
                assertThat(isIn(wanted, before + "abab")).isFalse();
            }
        }
    }

    private static boolean isIn(RequiredText wanted, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return wanted.mayBeIn(bytes, bytes.length);
    }

    @Property(tries = 3_000)
    void neverRulesOutWhatMatches(@ForAll long seed) {
        Random random = new Random(seed);
        String text = joined(random, PIECES, 6);
        boolean sensitive = random.nextBoolean();
        RequiredText required;
        Pattern pattern;
        try {
            pattern = SearchPattern.of(text, sensitive).pattern();
            required = RequiredText.of(text, sensitive);
        } catch (dev.branchline.tools.ToolException | PatternSyntaxException _) {
            return; // Not all that is put together by chance can be read.
        }
        for (int i = 0; i < 20 && required != null; i++) {
            String line = joined(random, WORDS, 8);
            if (pattern.matcher(line).find()) {
                for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
                    if (charset.newEncoder().canEncode(line)) {
                        byte[] bytes = line.getBytes(charset);
                        assertThat(required.mayBeIn(bytes, bytes.length)).as("%s wants %s in %s, seed %s", text, required, line, seed).isTrue();
                    }
                }
            }
        }
    }

    private static String joined(Random random, String[] pieces, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
