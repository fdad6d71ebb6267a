package dev.branchline.text;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeTextTest {
    @Test
    void drawsWhatATerminalWouldObeyOrHide() {
        assertThat(SafeText.of("\u001B[31mred\u0007")).isEqualTo("␛[31mred␇");
        assertThat(SafeText.of("a\nb\tc\r")).isEqualTo("a␊b␉c␍");
        assertThat(SafeText.of("\u007F\u009B0m")).isEqualTo("␡⟨U+009B⟩0m");
        assertThat(SafeText.of("x\u202Ey\u2066\u200F\u061C")).isEqualTo("x⟨U+202E⟩y⟨U+2066⟩⟨U+200F⟩⟨U+061C⟩");
        assertThat(SafeText.of("a\u200Bb\u00ADc\uFEFFd\u2060")).isEqualTo("a⟨U+200B⟩b⟨U+00AD⟩c⟨U+FEFF⟩d⟨U+2060⟩");
        assertThat(SafeText.of("a\uD800b\uDC00")).isEqualTo("a⟨U+D800⟩b⟨U+DC00⟩");
        assertThat(SafeText.of("a\u2028b\u2029")).isEqualTo("a⟨U+2028⟩b⟨U+2029⟩");
        assertThat(SafeText.of("\u0600\u3164\u115F")).isEqualTo("⟨U+0600⟩⟨U+3164⟩⟨U+115F⟩");
        assertThat(SafeText.of("a" + Character.toString(0xE0041))).isEqualTo("a⟨U+E0041⟩");
        assertThat(SafeText.of("a\uFE0Fb\uFE01")).isEqualTo("a⟨U+FE0F⟩b⟨U+FE01⟩");
        assertThat(SafeText.of("a\u200Db")).isEqualTo("a⟨U+200D⟩b");
        assertThat(SafeText.of("👍\u200D")).isEqualTo("👍⟨U+200D⟩");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "plain", "Grüße, Ωmega, Кирилл", "好的。", "👨‍👩‍👧", "❤️‍🔥", "👍🏽", "🇩🇪", "1️⃣", "⚠️", "می\u200Cخواهم", "क्\u200Dष", "ශ්\u200Dරී", "葛\uDB40\uDD00", "e\u0301",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F", "a\u00A0b", "\uE0B0", "שָׁלוֹם",
    })
    void leavesWhatWritingNeeds(String text) {
        assertThat(SafeText.of(text)).isSameAs(text);
    }

    @Test
    void tagsSmuggledIntoAFlagAreShown() {
        assertThat(SafeText.of("🏴\uDB40\uDC68\uDB40\uDC69\uDB40\uDC7F")).isEqualTo("🏴⟨U+E0068⟩⟨U+E0069⟩⟨U+E007F⟩");
    }

    @Test
    void marksNeedABase() {
        assertThat(SafeText.of("\u0301a")).isEqualTo("◌\u0301a");
        assertThat(SafeText.of("a \u0301")).isEqualTo("a ◌\u0301");
        assertThat(SafeText.of("a" + "\u0301".repeat(14))).endsWith("⟨U+0301⟩⟨U+0301⟩");
    }

    @Test
    void splitsAndExpands() {
        assertThat(SafeText.lines("a\tb\r\nc\rd\n")).containsExactly("a   b", "c", "d", "");
        assertThat(SafeText.lines("好\tb")).containsExactly("好  b");
        assertThat(SafeText.lines("")).containsExactly("");
        assertThat(SafeText.expandTabs("\tx", 3)).isEqualTo(" x");
    }

    @Test
    void hiddenOnesGetTheirOwnInkInALine() {
        StyledLine line = StyledLine.of("a\u202Eb\tc", Role.TEXT);
        assertThat(line.spans()).extracting(Span::text).containsExactly("a", "⟨U+202E⟩", "b  c");
        assertThat(line.spans().get(1).ink().role()).isEqualTo(Role.HIDDEN);
        assertThat(line.width()).isEqualTo(CellWidth.of(line.plainText()));
    }

    @Property(tries = 500)
    void nothingDangerousIsLeftAndAgainChangesNothing(@ForAll String text) {
        String safe = SafeText.of(text);
        assertThat(safe.codePoints().filter(SafeTextTest::dangerous).boxed().toList()).isEmpty();
        assertThat(SafeText.of(safe)).isSameAs(safe);
    }

    private static boolean dangerous(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D && (c < 0xE0020 || c > 0xE007F);
            default -> false;
        };
    }
}
