package dev.branchline.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The catalogue in the shapes of `/models`, `/models/{author}/{slug}/endpoints` and `/providers` (API reference 9).
final class CatalogueJson {
    private static final String PLAYED = "Played by the demo; no such model is called. ";

    private CatalogueJson() {}

    static String models() {
        ObjectNode all = Json.object();
        ArrayNode rows = all.putArray("data");
        DemoModels.all().forEach(model -> rows.add(model(model)));
        return all.toString();
    }

    static ObjectNode model(DemoModel model) {
        ObjectNode row = Json.object();
        row.put("id", model.id()).put("canonical_slug", model.id()).putNull("hugging_face_id").put("name", model.name());
        row.put("created", model.created()).put("description", PLAYED + model.about()).put("context_length", model.context());
        row.set("architecture", architecture(model));
        row.set("pricing", pricing(model, null));
        row.putObject("top_provider").put("context_length", model.context()).put("max_completion_tokens", model.maxOutput())
                .put("is_moderated", model.family() == Family.OPENAI);
        row.putNull("per_request_limits");
        row.set("supported_parameters", parameters(model));
        row.putNull("default_parameters").putNull("supported_voices").put("knowledge_cutoff", "2026-01-31").put("expiration_date", model.expires());
        row.putObject("links").put("details", "/api/v1/models/" + model.id() + "/endpoints");
        DemoModel.Thinking thinking = model.thinking();
        if (thinking != null) {
            row.set("reasoning", reasoning(thinking));
        }
        if (model.aliasOf() != null) {
            DemoModel target = DemoModels.get(model.aliasOf());
            row.putObject("alias_target").put("slug", target.id()).put("name", target.name());
        }
        return row;
    }

    static String endpoints(DemoModel model) {
        ObjectNode answer = Json.object();
        ObjectNode data = answer.putObject("data").put("id", model.id()).put("name", model.name()).put("created", model.created())
                .put("description", PLAYED + model.about());
        data.set("architecture", architecture(model));
        ArrayNode endpoints = data.putArray("endpoints");
        for (int i = 0; i < model.providers().size(); i++) {
            endpoints.add(endpoint(model, model.providers().get(i), i));
        }
        return answer.toString();
    }

    static String providers() {
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("data");
        DemoModels.all().stream().flatMap(model -> model.providers().stream()).map(DemoModel.Provider::name).distinct().sorted()
                .forEach(name -> rows.addObject().put("name", name).put("slug", tag(name)).putNull("privacy_policy_url")
                        .putNull("terms_of_service_url").putNull("status_page_url").putNull("headquarters").putNull("datacenters"));
        return answer.toString();
    }

    /// List price per token of a price per million, as the wire writes it.
    static String perToken(BigDecimal perMillion) {
        return perMillion.signum() < 0 ? perMillion.toPlainString() : perMillion.movePointLeft(6).stripTrailingZeros().toPlainString();
    }

    private static String tag(String provider) {
        return DemoModels.all().stream().flatMap(model -> model.providers().stream()).filter(p -> p.name().equals(provider))
                .map(DemoModel.Provider::tag).findFirst().orElse(provider);
    }

    private static ObjectNode architecture(DemoModel model) {
        ObjectNode node = Json.object().put("modality", String.join("+", model.inputs()) + "->" + String.join("+", model.outputs()));
        node.set("input_modalities", words(model.inputs()));
        node.set("output_modalities", words(model.outputs()));
        return node.put("tokenizer", model.family().tokenizer).putNull("instruct_type");
    }

    private static ObjectNode pricing(DemoModel model, @Nullable String discount) {
        ObjectNode prices = Json.object().put("prompt", perToken(model.prompt())).put("completion", perToken(model.completion()));
        if (model.cacheRead() != null) {
            prices.put("input_cache_read", perToken(model.cacheRead()));
        }
        if (model.cacheWrite() != null) {
            prices.put("input_cache_write", perToken(model.cacheWrite()));
        }
        if (model.webSearch() != null) {
            prices.put("web_search", model.webSearch().toPlainString());
        }
        if (model.longPromptFactor() != null) {
            prices.putArray("overrides").addObject().put("min_prompt_tokens", Bill.LONG_PROMPT)
                    .put("prompt", perToken(model.prompt().multiply(model.longPromptFactor())))
                    .put("completion", perToken(model.completion().multiply(new BigDecimal("1.5"))));
        }
        if (discount != null) {
            prices.put("discount", new BigDecimal(discount));
        }
        return prices;
    }

    private static ArrayNode parameters(DemoModel model) {
        ArrayNode names = words(Set.of());
        List.of("max_tokens", "max_completion_tokens", "temperature", "top_p", "stop", "seed").forEach(names::add);
        if (model.tools()) {
            List.of("tools", "tool_choice", "parallel_tool_calls", "response_format", "structured_outputs").forEach(names::add);
        }
        if (model.thinking() != null) {
            List.of("reasoning", "include_reasoning", "reasoning_effort").forEach(names::add);
        }
        return names;
    }

    private static ObjectNode reasoning(DemoModel.Thinking thinking) {
        ObjectNode node = Json.object().put("mandatory", thinking.mandatory()).put("default_enabled", thinking.enabled())
                .put("default_effort", thinking.effort());
        if (thinking.efforts().isEmpty()) {
            return node.putNull("supported_efforts").put("supports_max_tokens", true);
        }
        node.set("supported_efforts", words(thinking.efforts()));
        return node;
    }

    private static ObjectNode endpoint(DemoModel model, DemoModel.Provider provider, int place) {
        ObjectNode node = Json.object().put("name", provider.name() + " | " + model.id()).put("model_id", model.id())
                .put("model_name", model.name()).put("context_length", model.context());
        node.set("pricing", pricing(model, provider.discount()));
        node.put("provider_name", provider.name()).put("tag", provider.tag()).put("quantization", place == 0 ? "unknown" : "fp8")
                .put("max_completion_tokens", model.maxOutput()).putNull("max_prompt_tokens");
        node.set("supported_parameters", parameters(model));
        boolean shaky = provider.name().equals(model.stumbles());
        node.put("status", shaky ? -2 : 0).put("uptime_last_5m", shaky ? 88.2 : 100).put("uptime_last_30m", shaky ? 91.4 : 99.9)
                .put("uptime_last_1d", shaky ? 97.3 : 99.8).put("supports_implicit_caching", model.cacheRead() != null);
        node.putObject("supports_tool_choice").put("auto", model.tools()).put("none", true).put("required", model.tools()).put("function", model.tools());
        node.set("latency_last_30m", percentiles(model.firstTokenMillis() + 150 * place, 1.5, 2.3, 4.8));
        node.set("throughput_last_30m", percentiles(model.tokensPerSecond() - 8 * place, 0.8, 0.6, 0.3));
        return node;
    }

    private static ObjectNode percentiles(int median, double p75, double p90, double p99) {
        return Json.object().put("p50", median).put("p75", (int) (median * p75)).put("p90", (int) (median * p90)).put("p99", (int) (median * p99));
    }

    private static ArrayNode words(Iterable<String> words) {
        ArrayNode array = Json.array();
        words.forEach(array::add);
        return array;
    }
}
