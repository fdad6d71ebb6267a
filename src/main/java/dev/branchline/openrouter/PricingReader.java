package dev.branchline.openrouter;

import dev.branchline.model.Pricing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads `pricing` (API reference 9.2). Prices by the time of day are left out: when a request is billed is not ours to
/// know, and `usage.cost` tells afterwards.
final class PricingReader {
    private final JsonParser json;

    PricingReader(JsonParser json) {
        this.json = json;
    }

    /// Begins at the object's start and ends at its end.
    Pricing read() {
        Map<String, BigDecimal> prices = new HashMap<>();
        List<Pricing.Tier> tiers = new ArrayList<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("overrides")) {
                readTiers(tiers);
            } else {
                price(name, prices);
            }
        }
        return new Pricing(
                prices.get("prompt"), prices.get("completion"), prices.get("request"), prices.get("image"), prices.get("web_search"),
                prices.get("internal_reasoning"), prices.get("input_cache_read"), prices.get("input_cache_write"), tiers);
    }

    private void readTiers(List<Pricing.Tier> tiers) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Pricing.Tier tier = json.currentToken() == JsonToken.START_OBJECT ? tier() : null;
            if (tier != null) {
                tiers.add(tier);
            } else {
                json.skipChildren();
            }
        }
    }

    private Pricing.@Nullable Tier tier() {
        Map<String, BigDecimal> prices = new HashMap<>();
        boolean byTime = false;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            byTime |= name.startsWith("utc_");
            price(name, prices);
        }
        BigDecimal size = prices.get("min_prompt_tokens");
        if (byTime || size == null || size.signum() < 0 || size.precision() - size.scale() > 18) {
            return null;
        }
        return new Pricing.Tier(
                size.longValue(), prices.get("prompt"), prices.get("completion"), prices.get("input_cache_read"),
                prices.get("input_cache_write"));
    }

    private void price(String name, Map<String, BigDecimal> prices) {
        BigDecimal price = switch (json.currentToken()) {
            case VALUE_STRING -> Json.decimal(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Json.sane(json.getDecimalValue());
            default -> {
                json.skipChildren();
                yield null;
            }
        };
        if (price != null) {
            prices.put(name, price);
        }
    }
}
