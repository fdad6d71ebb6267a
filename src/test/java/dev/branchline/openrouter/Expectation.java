package dev.branchline.openrouter;

import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.ToolCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds an answer against a fixture's `expect`. A word that is not known here fails, so that none is passed over.
final class Expectation {
    private final Answer answer;
    private final JsonNode expect;
    private final int comments;

    private Expectation(Answer answer, JsonNode expect, int comments) {
        this.answer = answer;
        this.expect = expect;
        this.comments = comments;
    }

    /// @param comments how many comments the stream held, or -1 when not counted
    static void check(Answer answer, JsonNode expect, int comments) {
        Expectation expectation = new Expectation(answer, expect, comments);
        for (Map.Entry<String, JsonNode> item : expect.properties()) {
            expectation.check(item.getKey(), item.getValue());
        }
    }

    private void check(String what, JsonNode value) {
        switch (what) {
            case "text" -> assertThat(answer.text()).isEqualTo(value.stringValue());
            case "reasoning" -> assertThat(answer.reasoning()).isEqualTo(value.stringValue());
            case "finish_reason" -> finishReason(value);
            case "treat_as" -> assertThat(complete().reason()).isEqualTo(value.stringValue());
            case "native_finish_reason" -> nativeReason(value.stringValue());
            case "prompt_tokens" -> assertThat(answer.usage().promptTokens()).isEqualTo(value.asLong());
            case "completion_tokens" -> assertThat(answer.usage().completionTokens()).isEqualTo(value.asLong());
            case "cached_tokens" -> assertThat(answer.usage().cachedTokens()).isEqualTo(value.asLong());
            case "cache_write_tokens" -> assertThat(answer.usage().cacheWriteTokens()).isEqualTo(value.asLong());
            case "uncached_prompt_tokens" -> assertThat(count(answer.usage().promptTokens())
                            - count(answer.usage().cachedTokens()) - count(answer.usage().cacheWriteTokens()))
                    .isEqualTo(value.asLong());
            case "reasoning_tokens" -> assertThat(answer.usage().reasoningTokens()).isEqualTo(value.asLong());
            case "web_search_requests" -> assertThat(answer.usage().webSearches()).isEqualTo(value.asLong());
            case "cost" -> cost(value.decimalValue());
            case "reasoning_details" -> assertThat(Fixture.parsed(answer.reasoningDetails())).isEqualTo(value);
            case "reasoning_detail_types" -> detailTypes(value);
            case "tool_calls" -> toolCalls(value);
            case "annotations" -> annotations(value);
            case "images" -> assertThat(answer.images()).hasSize(value.asInt());
            case "attempt" -> assertThat(answer.servedBy().attempt()).isEqualTo(value.asInt());
            case "selected_provider" -> assertThat(answer.servedBy().provider()).isEqualTo(value.stringValue());
            case "comments" -> assertThat(comments < 0 ? value.asInt() : comments).isEqualTo(value.asInt());
            case "error_code" -> errorCode(value);
            case "error_type" -> assertThat(error().type()).isEqualTo(value.stringValue());
            case "incomplete" -> assertThat(error().kind()).isEqualTo(ApiError.Kind.TRUNCATED);
            default -> throw new AssertionError("nobody checks " + what);
        }
    }

    private static long count(@Nullable Long told) {
        return Objects.requireNonNull(told);
    }

    private Ending.Complete complete() {
        assertThat(answer.ending()).isInstanceOf(Ending.Complete.class);
        return (Ending.Complete) answer.ending();
    }

    private ApiError error() {
        assertThat(answer.ending()).isInstanceOf(Ending.Failed.class);
        return ((Ending.Failed) answer.ending()).error();
    }

    private void finishReason(JsonNode value) {
        if (value.isNull() || "error".equals(value.stringValue())) {
            assertThat(answer.ending()).isInstanceOf(Ending.Failed.class);
        } else if (!expect.has("treat_as")) {
            assertThat(complete().reason()).isEqualTo(value.stringValue());
        }
    }

    private void nativeReason(String value) {
        if (answer.ending() instanceof Ending.Complete complete) {
            assertThat(complete.nativeReason()).isEqualTo(value);
        }
    }

    private void cost(BigDecimal value) {
        assertThat(answer.usage().cost()).isInstanceOf(Cost.Charged.class);
        assertThat(((Cost.Charged) answer.usage().cost()).usd()).isEqualByComparingTo(value);
    }

    private void detailTypes(JsonNode value) {
        List<String> types = Fixture.parsed(answer.reasoningDetails()).values().stream().map(entry -> Json.text(entry, "type")).toList();
        assertThat(types).isEqualTo(value.values().stream().map(JsonNode::stringValue).toList());
    }

    private void toolCalls(JsonNode value) {
        assertThat(answer.toolCalls()).hasSize(value.size());
        for (int i = 0; i < value.size(); i++) {
            ToolCall call = answer.toolCalls().get(i);
            JsonNode wanted = value.get(i);
            assertThat(call.id()).isNotEmpty().isEqualTo(wanted.path("id").asString(call.id()));
            assertThat(call.name()).isEqualTo(wanted.path("name").stringValue());
            assertThat(Fixture.parsed(call.arguments())).isEqualTo(wanted.path("arguments"));
        }
        assertThat(answer.toolCalls().stream().map(ToolCall::id)).doesNotHaveDuplicates();
    }

    private void annotations(JsonNode value) {
        assertThat(Fixture.parsed(answer.annotations())).isEqualTo(value);
        List<String> urls = value.values().stream().map(a -> Json.text(a.path("url_citation"), "url")).toList();
        assertThat(answer.citations().stream().map(citation -> citation.url())).isEqualTo(urls);
    }

    private void errorCode(JsonNode value) {
        if (value.isString()) {
            assertThat(error().type()).isEqualTo(value.stringValue());
        } else {
            assertThat(error().status()).isEqualTo(value.asInt());
        }
    }
}
