package dev.branchline.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.node.ObjectNode;

/// Tokens and dollars of one answer. What is charged is the list price less the provider's discount, which is why it differs a little
/// from tokens times prices.
///
/// @param prompt all prompt tokens, those cached and written included
record Bill(long prompt, long cached, long written, long completion, long reasoning, int searches, BigDecimal promptCost, BigDecimal completionCost,
        BigDecimal searchCost) {

    /// Prompts of more tokens may have a higher price.
    static final long LONG_PROMPT = 200_000;

    static Bill of(ChatCall call, long prompt, long cached, Tally tally, int searches) {
        DemoModel model = call.model();
        BigDecimal factor = BigDecimal.ONE;
        BigDecimal outFactor = BigDecimal.ONE;
        if (model.longPromptFactor() != null && prompt > LONG_PROMPT) {
            factor = model.longPromptFactor();
            outFactor = new BigDecimal("1.5");
        }
        long written = model.cacheWrite() == null ? 0 : prompt - cached;
        BigDecimal read = model.cacheRead() == null ? model.prompt() : model.cacheRead();
        BigDecimal fresh = model.cacheWrite() == null ? model.prompt() : model.cacheWrite();
        BigDecimal charged = BigDecimal.ONE.subtract(new BigDecimal(call.provider().discount()));
        BigDecimal in = millionth(read, cached).add(millionth(fresh, prompt - cached)).multiply(factor).multiply(charged);
        BigDecimal out = millionth(model.completion(), tally.completion()).multiply(outFactor).multiply(charged);
        BigDecimal search = model.webSearch() == null ? new BigDecimal("0.007") : model.webSearch();
        return new Bill(prompt, cached, written, tally.completion(), tally.reasoning, searches, round(in), round(out),
                search.multiply(BigDecimal.valueOf(searches)));
    }

    /// Nothing is charged for an answer that ended in an error.
    Bill waived() {
        return new Bill(prompt, cached, written, completion, reasoning, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    BigDecimal cost() {
        return promptCost.add(completionCost).add(searchCost);
    }

    ObjectNode usage() {
        ObjectNode usage = Json.object().put("prompt_tokens", prompt).put("completion_tokens", completion).put("total_tokens", prompt + completion)
                .put("cost", cost()).put("is_byok", false);
        usage.putObject("prompt_tokens_details").put("cached_tokens", cached).put("cache_write_tokens", written).put("audio_tokens", 0)
                .put("video_tokens", 0);
        usage.putObject("cost_details").put("upstream_inference_cost", promptCost.add(completionCost))
                .put("upstream_inference_prompt_cost", promptCost).put("upstream_inference_completions_cost", completionCost);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", reasoning).put("image_tokens", 0).put("audio_tokens", 0);
        if (searches > 0) {
            usage.putObject("server_tool_use_details").put("tool_calls_requested", searches).put("tool_calls_executed", searches)
                    .put("web_search_requests", searches);
        }
        return usage;
    }

    private static BigDecimal millionth(BigDecimal perMillion, long tokens) {
        return perMillion.movePointLeft(6).multiply(BigDecimal.valueOf(tokens));
    }

    private static BigDecimal round(BigDecimal dollars) {
        return dollars.setScale(9, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
