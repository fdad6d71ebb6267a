package dev.branchline.demo;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The `openrouter_metadata` of an answer: who was asked, who served (API reference 5.8).
final class Served {
    private Served() {}

    static ObjectNode metadata(ChatCall call, long millis) {
        DemoModel model = call.model();
        String stumbled = model.stumbles();
        boolean second = stumbled != null && !stumbled.equals(call.provider().name());
        ObjectNode node = Json.object().put("requested", call.requested()).put("strategy", strategy(call)).put("region", "eu")
                .put("summary", "available=" + model.providers().size() + ", selected=" + call.provider().name()).put("attempt", second ? 2 : 1)
                .put("is_byok", false).put("generation_time", millis);
        ObjectNode endpoints = node.putObject("endpoints").put("total", model.providers().size());
        ArrayNode available = endpoints.putArray("available");
        model.providers().forEach(provider -> available.addObject().put("provider", provider.name()).put("model", model.id())
                .put("selected", provider.equals(call.provider())));
        ArrayNode attempts = node.putArray("attempts");
        if (second) {
            attempts.addObject().put("provider", stumbled).put("model", model.id()).put("status", 529);
        }
        attempts.addObject().put("provider", call.provider().name()).put("model", model.id()).put("status", 200);
        return node;
    }

    private static String strategy(ChatCall call) {
        DemoModel asked = DemoModels.find(call.requested());
        if (asked == null) {
            return "direct";
        }
        return asked.isRouter() ? "auto" : asked.aliasOf() != null ? "alias" : "direct";
    }
}
