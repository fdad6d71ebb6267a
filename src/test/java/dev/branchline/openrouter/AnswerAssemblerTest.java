package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerAssemblerTest {
    private final Decoding decoding = new Decoding();

    private static String delta(String delta) {
        return "{\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}";
    }

    private static String finish(String reason, String nativeReason) {
        return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":" + reason + ",\"native_finish_reason\":" + nativeReason
                + "}]}";
    }

    private static String tool(String calls) {
        return delta("{\"tool_calls\":[" + calls + "]}");
    }

    private static final String STOP = finish("\"stop\"", "null");
    private static final String DONE = "[DONE]";

    private Answer read(String... chunks) {
        return decoding.chunks(chunks).end();
    }

    private static ApiError error(Answer answer) {
        assertThat(answer.ending()).isInstanceOf(Ending.Failed.class);
        return ((Ending.Failed) answer.ending()).error();
    }

    @Test
    void skipsAndCountsBrokenChunks() {
        Answer answer = read(delta("{\"content\":\"a\"}"), "{broken", "42", "\"text\"", delta("{\"content\":\"b\"}"), STOP, DONE);
        assertThat(answer.text()).isEqualTo("ab");
        assertThat(answer.ending()).isEqualTo(new Ending.Complete("stop", null));
        assertThat(decoding.assembler.brokenChunks()).isEqualTo(3);
    }

    @Test
    void missingUsageIsUnknownAndKeepsTheGenerationId() {
        Answer answer = new Decoding(name -> name.equals("x-generation-id") ? "gen-h" : null).chunks(delta("{\"content\":\"a\"}"), STOP).end();
        assertThat(answer.usage()).isEqualTo(Usage.UNKNOWN);
        assertThat(answer.generationId()).isEqualTo("gen-h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"network_error", "error", "MALFORMED_FUNCTION_CALL"})
    void nativeWordsThatMeanFailure(String word) {
        ApiError error = error(read(delta("{\"content\":\"a\"}"), finish("\"stop\"", "\"" + word + "\""), DONE));
        assertThat(error.kind()).isEqualTo(Kind.PROVIDER);
        assertThat(error.message()).contains(word);
    }

    @Test
    void finishErrorWithoutAnErrorIsAFailure() {
        assertThat(error(read(delta("{\"content\":\"a\"}"), finish("\"error\"", "null"), DONE)).kind()).isEqualTo(Kind.PROVIDER);
    }

    @Test
    void anUnknownWordIsKept() {
        assertThat(read(delta("{\"content\":\"a\"}"), finish("\"eternity\"", "null")).ending())
                .isEqualTo(new Ending.Complete("eternity", null));
    }

    @Test
    void doneWithoutAReasonIsCompleteOnlyWithContent() {
        assertThat(read(delta("{\"content\":\"a\"}"), DONE).ending()).isEqualTo(new Ending.Complete("stop", null));
        ApiError error = error(new Decoding().chunks(delta("{\"content\":\"\"}"), DONE).end());
        assertThat(error.message()).isEqualTo("The provider sent an empty answer");
    }

    @Test
    void anEmptyStreamIsTruncated() {
        assertThat(error(read()).kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void usageInAChoiceOrBesideContentCounts() {
        Answer answer = read("{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\","
                + "\"usage\":{\"prompt_tokens\":5,\"cost\":1e-7}}]}");
        assertThat(answer.usage().promptTokens()).isEqualTo(5);
        assertThat(answer.usage().completionTokens()).isNull();
        assertThat(answer.usage().cost()).isEqualTo(Cost.charged("1E-7"));
    }

    @Test
    void absurdFiguresAreUnknown() {
        Answer answer = read(delta("{\"content\":\"a\"}"),
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":-1,\"completion_tokens\":1e40,\"cost\":1e999999999,\"is_byok\":true}}", STOP);
        assertThat(answer.usage()).isEqualTo(new Usage(null, null, null, null, null, null, Cost.UNKNOWN, true));
    }

    @Test
    void reasoningIsShownOnceWhicheverWayItComes() {
        assertThat(read(delta("{\"reasoning\":\"a\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"a\",\"index\":0}]}"),
                        delta("{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"a\",\"index\":0}]}"), STOP)
                .reasoning()).isEqualTo("a");
        assertThat(new Decoding().chunks(
                        delta("{\"reasoning_details\":[{\"type\":\"reasoning.summary\",\"summary\":\"a\"}]}"),
                        delta("{\"reasoning\":\"b\",\"reasoning_details\":[{\"type\":\"reasoning.summary\",\"summary\":\"b\"}]}"), STOP)
                .end().reasoning()).isEqualTo("ab");
        assertThat(new Decoding().chunks(delta("{\"reasoning_content\":\"c\"}"), STOP).end().reasoning()).isEqualTo("c");
        assertThat(new Decoding().chunks(delta("{\"reasoning\":\"[REDACTED]\"}"), STOP).end().reasoning()).isEmpty();
    }

    @Test
    void detailsAreCollectedAsTheyCame() {
        String unknown = "{\"type\":\"reasoning.dream\",\"index\":0,\"x\":[1.50]}";
        Answer answer = read(
                delta("{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"a\",\"index\":0}," + unknown + "]}"),
                delta("{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"b\",\"index\":0}]}"),
                delta("{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"c\",\"signature\":\"s\",\"index\":0}]}"),
                delta("{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"d\",\"index\":1}]}"), STOP);
        assertThat(answer.reasoningDetails()).isEqualTo("[{\"type\":\"reasoning.text\",\"text\":\"a\",\"index\":0}," + unknown
                + ",{\"type\":\"reasoning.text\",\"text\":\"bc\",\"index\":0,\"signature\":\"s\"}"
                + ",{\"type\":\"reasoning.text\",\"text\":\"d\",\"index\":1}]");
    }

    @Test
    void anEmptyListOfDetailsIsKeptAndNoneIsNull() {
        assertThat(read(delta("{\"content\":\"a\",\"reasoning_details\":[]}"), STOP).reasoningDetails()).isEqualTo("[]");
        assertThat(new Decoding().chunks(delta("{\"content\":\"a\"}"), STOP).end().reasoningDetails()).isNull();
    }

    @Test
    void sameIndexWithANewIdAndNameIsANewCall() {
        Answer answer = read(
                tool("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"x\\\":1}\"}}"),
                tool("{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"x\\\":\"}}"),
                tool("{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"f\",\"arguments\":\"2}\"}}"), STOP);
        assertThat(answer.toolCalls()).containsExactly(new ToolCall("a", "f", "{\"x\":1}"), new ToolCall("b", "f", "{\"x\":2}"));
    }

    @Test
    void equalIdsAreMadeDifferent() {
        Answer answer = read(
                tool("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},"
                        + "{\"index\":1,\"id\":\"a\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}"), STOP);
        assertThat(answer.toolCalls()).extracting(ToolCall::name).containsExactly("f", "g");
        assertThat(answer.toolCalls()).extracting(ToolCall::id).doesNotHaveDuplicates().contains("a");
    }

    @Test
    void callsWithoutIndexAndIdAreWholeOnes() {
        Answer answer = read(
                tool("{\"function\":{\"name\":\"f\",\"arguments\":{\"x\":1}}},{\"function\":{\"name\":\"f\",\"arguments\":{\"x\":2}}}"), DONE);
        assertThat(answer.toolCalls()).extracting(ToolCall::arguments).containsExactly("{\"x\":1}", "{\"x\":2}");
        assertThat(answer.ending()).isEqualTo(new Ending.Complete("tool_calls", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\\\"x\\\": 1}", "{\\\"x\\\": 1}\\n \\t", "{\\\"x\\\": 1}{}", "  {\\\"x\\\": 1} {} "})
    void noiseAfterArgumentsIsDropped(String arguments) {
        Answer answer = read(tool("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"" + arguments + "\"}}"), STOP);
        assertThat(answer.toolCalls().getFirst().arguments()).isEqualTo("{\"x\": 1}");
    }

    @Test
    void brokenArgumentsStayAsTheyCameAndLengthStaysLength() {
        Answer answer = read(tool("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"x\\\": \"}}"),
                finish("\"length\"", "null"));
        assertThat(answer.toolCalls().getFirst().arguments()).isEqualTo("{\"x\": ");
        assertThat(answer.ending()).isEqualTo(new Ending.Complete("length", null));
    }

    @Test
    void toolPiecesAreToldWithTheNameFromTheFirst() {
        read(tool("{\"index\":3,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}"),
                tool("{\"index\":3,\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}"), STOP);
        assertThat(decoding.events.all()).containsExactly(
                new StreamEvent.ToolCallDelta(new RunId(1), 0, "f", ""),
                new StreamEvent.ToolCallDelta(new RunId(1), 0, "f", "{}"));
        assertThat(decoding.assembler.shown()).isTrue();
    }

    @Test
    void tornSurrogatePairsAreTogetherInOneDelta() {
        Answer answer = read(delta("{\"content\":\"x\\ud83d\"}"), delta("{\"content\":\"\\ude00y\"}"), STOP);
        assertThat(answer.text()).isEqualTo("x😀y");
        assertThat(decoding.events.of(StreamEvent.TextDelta.class)).extracting(StreamEvent.TextDelta::text).containsExactly("x", "😀y");
        assertThat(new Decoding().chunks(delta("{\"content\":\"x\\ud83d\"}"), STOP).end().text()).isEqualTo("x\uFFFD");
    }

    @Test
    void brokenUtf8CostsACharacterAndNotTheChunk() {
        byte[] bytes = ("data: " + delta("{\"content\":\"a?b\"}") + "\n\n").getBytes(StandardCharsets.ISO_8859_1);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xE4;
        assertThat(decoding.feed(bytes, 0, bytes.length).chunks(STOP).end().text()).isEqualTo("a\uFFFDb");
    }

    @Test
    void contentInPartsAndARefusalAreText() {
        assertThat(read(delta("{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"new\"}]}"), STOP).text()).isEqualTo("a");
        assertThat(new Decoding().chunks(delta("{\"content\":null,\"refusal\":\"No.\"}"), STOP).end().text()).isEqualTo("No.");
    }

    @Test
    void otherChoicesAndWrongTypesAreNoFault() {
        Answer answer = read(
                "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"no\"}},{\"index\":0,\"delta\":{\"content\":\"yes\"}}]}",
                "{\"choices\":{\"a\":1},\"usage\":[],\"error\":null,\"id\":7,\"model\":{}}",
                delta("{\"content\":5,\"tool_calls\":\"x\",\"annotations\":7,\"images\":[1,{}],\"reasoning_details\":{}}"),
                delta("[]"), STOP);
        assertThat(answer.text()).isEqualTo("yes");
        assertThat(answer.ending()).isEqualTo(new Ending.Complete("stop", null));
    }

    @Test
    void citationsAreTakenOncePerUrl() {
        String note = "{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"https://a\",\"title\":\"%s\"}}";
        Answer answer = read(
                delta("{\"annotations\":[" + note.formatted("1") + "," + note.formatted("1") + "]}"),
                delta("{\"annotations\":[" + note.formatted("2") + "]}"), STOP);
        assertThat(answer.citations()).hasSize(1);
        assertThat(Fixture.parsed(answer.annotations())).hasSize(2);
    }
}
