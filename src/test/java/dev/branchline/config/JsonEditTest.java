package dev.branchline.config;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonEditTest {
    private static final String BY_HAND = """
            // mine
            {
            \t"theme" :   "dark",   // at night

                "model": "a/b", /* "theme": "x", */
                "unknown": [1, {"x": 2}],
                "sidePanel": {"width": 30},
                "retries": 3 // enough, I think
                // "mouse": false
            }
            // end
            """;

    @Test
    void onlyTheValueChanges() throws Exception {
        assertThat(set(BY_HAND, "theme", "\"light\"")).isEqualTo(BY_HAND.replace("\"dark\"", "\"light\""));
        assertThat(set(BY_HAND, "sidePanel.width", "44")).isEqualTo(BY_HAND.replace("30", "44"));
        assertThat(set(BY_HAND, "retries", "10")).isEqualTo(BY_HAND.replace("3 //", "10 //"));
    }

    @Test
    void newMembersGoToTheEndOfTheirObject() throws Exception {
        assertThat(set(BY_HAND, "mouse", "true")).isEqualTo(BY_HAND
                .replace("\"retries\": 3 //", "\"retries\": 3, //")
                .replace("// \"mouse\": false\n", "// \"mouse\": false\n    \"mouse\": true\n"));
        assertThat(set(BY_HAND, "sidePanel.shown", "false")).isEqualTo(BY_HAND
                .replace("{\"width\": 30}", "{\"width\": 30, \"shown\": false}"));
        assertThat(set("{\n  \"a\": 1,\n}\n", "b", "2")).isEqualTo("{\n  \"a\": 1,\n  \"b\": 2\n}\n");
    }

    @Test
    void objectsOnTheWayAreMade() throws Exception {
        assertThat(set("", "keys.chat.send", "[\"F9\"]".replace(".", "")))
                .isEqualTo("{\n  \"keys\": {\n    \"chat\": {\n      \"send\": [\"F9\"]\n    }\n  }\n}\n");
        assertThat(set("{}", "a", "1")).isEqualTo("{\n  \"a\": 1\n}");
        assertThat(set("{ // x\n}", "a.b", "1")).isEqualTo("{ // x\n  \"a\": {\n    \"b\": 1\n  }\n}");
        assertThat(set("// only this", "a", "1")).isEqualTo("// only this\n{\n  \"a\": 1\n}\n");
    }

    @Test
    void lineEndsAndDoublesStay() throws Exception {
        assertThat(set("{\r\n  \"a\": 1\r\n}\r\n", "b", "2")).isEqualTo("{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n");
        assertThat(set("{\"a\": 1, \"a\": 2}", "a", "3")).isEqualTo("{\"a\": 1, \"a\": 3}");
    }

    @Test
    void whatIsInTheWayStays() {
        assertThatThrownBy(() -> set("{\"sidePanel\": 3}", "sidePanel.width", "40")).hasMessageContaining("is a number there");
        assertThatThrownBy(() -> set("[1]", "a", "40")).hasMessageContaining("a list, not an object");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"a": 1, "b": 2}          | a   | {"b": 2}
            {"a": 1, "b": 2}          | b   | {"a": 1}
            {"a": 1}                  | a   | {}
            {"a": 1,}                 | a   | {}
            {"a": {"b": 1, "c": 2}}   | a.c | {"a": {"b": 1}}
            {"a": 1 /*,*/, "b": 2}    | a   | { /*,*/ "b": 2}
            {"a": 1, /*,*/ "b": 2}    | b   | {"a": 1 /*,*/}
            {"a": 1}                  | z   | {"a": 1}
            {"a": 1}                  | a.b | {"a": 1}
            """)
    void removed(String before, String path, String after) throws Exception {
        String text = JsonEdit.remove(JsonText.parse(before), List.of(path.split("\\.")));

        assertThat(text).isEqualTo(after);
        JsonText.parse(text);
    }

    @Test
    void aRemovedLineLeavesNoGap() throws Exception {
        assertThat(JsonEdit.remove(JsonText.parse("{\n  \"a\": 1,\n  \"b\": 2\n}\n"), List.of("a"))).isEqualTo("{\n  \"b\": 2\n}\n");
        assertThat(JsonEdit.remove(JsonText.parse("{\n  \"a\": 1, // one\n  \"b\": 2\n}\n"), List.of("b")))
                .isEqualTo("{\n  \"a\": 1 // one\n}\n");
    }

    private static String set(String text, String path, String json) throws Exception {
        String edited = JsonEdit.set(JsonText.parse(text), List.of(path.split("\\.")), json);
        JsonText.parse(edited);
        return edited;
    }
}
