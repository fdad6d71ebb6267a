package dev.branchline.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The demo's account: what was spent, and the record of every answer. Safe for use by many threads.
final class Account {
    private static final BigDecimal LIMIT = new BigDecimal("20");
    private static final BigDecimal SPENT_BEFORE = new BigDecimal("3.4821");
    private static final BigDecimal SPENT_TODAY = new BigDecimal("0.4137");
    private static final BigDecimal CREDITS = new BigDecimal("25");
    private static final Duration INDEXED_AFTER = Duration.ofSeconds(1);
    private static final int INDEXED_AFTER_POLLS = 2;
    private static final int KEPT = 10_000;

    private final Pacer pacer;
    private final Map<String, Kept> answers = new LinkedHashMap<>();
    private BigDecimal spent = BigDecimal.ZERO;

    Account(Pacer pacer) {
        this.pacer = pacer;
    }

    /// @param finish finish reason; null when the answer was cut
    /// @param millis from the first token wait to the end
    record Generation(String id, ChatCall call, Bill bill, @Nullable String finish, boolean cancelled, long millis) {}

    private static final class Kept {
        private final Generation generation;
        private final long since;
        private int polls;

        Kept(Generation generation, long since) {
            this.generation = generation;
            this.since = since;
        }
    }

    synchronized void charge(Generation generation) {
        spent = spent.add(generation.bill().cost());
        if (answers.size() == KEPT) {
            answers.remove(answers.keySet().iterator().next());
        }
        answers.put(generation.id(), new Kept(generation, pacer.now()));
    }

    /// The record of one answer: as with the service, not to be had at once.
    synchronized Document generation(String id) {
        Kept kept = answers.get(id);
        if (kept == null) {
            return Problems.notFound("Generation " + id);
        }
        boolean indexed = kept.polls >= INDEXED_AFTER_POLLS || pacer.now() - kept.since >= INDEXED_AFTER.toNanos();
        kept.polls++;
        return indexed ? Document.ok(describe(kept.generation)) : Problems.notFound("Generation " + id);
    }

    synchronized Document key() {
        BigDecimal usage = SPENT_BEFORE.add(spent);
        ObjectNode body = Json.object();
        ObjectNode data = body.putObject("data").put("label", "sk-or-v1-dem...demo").put("limit", LIMIT).put("limit_remaining", LIMIT.subtract(usage))
                .put("limit_reset", "monthly").put("usage", usage).put("usage_daily", SPENT_TODAY.add(spent))
                .put("usage_weekly", new BigDecimal("1.9034").add(spent)).put("usage_monthly", usage).put("byok_usage", 0).put("byok_usage_daily", 0)
                .put("byok_usage_weekly", 0).put("byok_usage_monthly", 0).put("include_byok_in_limit", false).put("is_free_tier", false)
                .put("is_management_key", false).put("is_provisioning_key", false).putNull("expires_at").putNull("creator_user_id");
        data.putObject("free_model_daily_requests").put("limit", 1000).put("used", 12).put("remaining", 988);
        data.putObject("rate_limit").put("requests", -1).put("interval", "10s").put("note", "This field is deprecated and safe to ignore.");
        return Document.ok(body.toString());
    }

    synchronized Document credits() {
        ObjectNode body = Json.object();
        body.putObject("data").put("total_credits", CREDITS).put("total_usage", SPENT_BEFORE.add(spent));
        return Document.ok(body.toString());
    }

    private static String describe(Generation generation) {
        ChatCall call = generation.call();
        Bill bill = generation.bill();
        String finish = generation.finish();
        ObjectNode body = Json.object();
        body.putObject("data").put("id", generation.id()).put("api_type", "completions").put("created_at", Instant.now().toString())
                .put("model", call.model().id()).put("provider_name", call.provider().name()).put("streamed", call.stream())
                .put("cancelled", generation.cancelled()).put("is_byok", false).put("finish_reason", finish)
                .put("native_finish_reason", finish == null ? null : call.model().family().nativeWord(finish))
                .put("total_cost", bill.cost()).put("usage", bill.cost()).putNull("cache_discount").put("upstream_inference_cost", 0)
                .put("tokens_prompt", bill.prompt()).put("tokens_completion", bill.completion()).put("native_tokens_prompt", bill.prompt())
                .put("native_tokens_completion", bill.completion()).put("native_tokens_reasoning", bill.reasoning())
                .put("native_tokens_cached", bill.cached()).put("native_tokens_completion_images", 0)
                .put("latency", call.model().firstTokenMillis()).put("generation_time", generation.millis())
                .put("num_search_results", bill.searches() * 3).put("session_id", call.session().isEmpty() ? null : call.session());
        return body.toString();
    }
}
