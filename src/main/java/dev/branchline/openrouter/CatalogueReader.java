package dev.branchline.openrouter;

import dev.branchline.model.ModelInfo;
import dev.branchline.model.ModelInfo.Reasoning;
import dev.branchline.model.Pricing;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads the model list (API reference 9.1) straight from its bytes, because it has over a megabyte and stands between
/// the start and the first picker. Rows without an id are left out; unknown fields and values are no fault.
final class CatalogueReader {
    /// The list cannot be read; the message says where.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private final JsonParser json;

    /// Hundreds of rows share a handful of sets.
    private final Map<Set<String>, Set<String>> sets = new HashMap<>();

    private final Map<String, String> words = new HashMap<>();

    private CatalogueReader(JsonParser json) {
        this.json = json;
    }

    static List<ModelInfo> read(byte[] bytes, int offset, int length) throws Unreadable {
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            return new CatalogueReader(parser).document();
        } catch (JacksonException broken) {
            throw new Unreadable("broken JSON: " + ErrorText.sentence(broken.getOriginalMessage()));
        }
    }

    private List<ModelInfo> document() throws Unreadable {
        List<ModelInfo> models = null;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Unreadable("not a JSON object");
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("data")) {
                models = rows();
            } else {
                json.skipChildren();
            }
        }
        if (models == null) {
            throw new Unreadable("no list of models in it");
        }
        return models;
    }

    private List<ModelInfo> rows() {
        List<ModelInfo> models = new ArrayList<>(512);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                ModelInfo model = row();
                if (model != null) {
                    models.add(model);
                }
            } else {
                json.skipChildren();
            }
        }
        return models;
    }

    private @Nullable ModelInfo row() {
        ModelRow row = new ModelRow();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken token = json.nextToken();
            switch (name) {
                case "id" -> row.id = text();
                case "canonical_slug" -> row.slug = text();
                case "name" -> row.name = text();
                case "created" -> row.created = whole();
                case "description" -> row.description = text();
                case "context_length" -> row.contextLength = whole();
                case "expiration_date" -> row.expires = date();
                case "supported_parameters" -> row.parameters = words();
                case "architecture" -> inside(token, this::architecture, row);
                case "top_provider" -> inside(token, this::topProvider, row);
                case "reasoning" -> row.reasoning = token == JsonToken.START_OBJECT ? reasoning() : skipped();
                case "alias_target" -> inside(token, this::aliasTarget, row);
                case "pricing" -> row.pricing = token == JsonToken.START_OBJECT ? new PricingReader(json).read() : unpriced();
                default -> json.skipChildren();
            }
        }
        return row.build();
    }

    @FunctionalInterface
    private interface Field {
        void read(String name, ModelRow row);
    }

    private void inside(JsonToken token, Field field, ModelRow row) {
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            field.read(name, row);
        }
    }

    private void architecture(String name, ModelRow row) {
        switch (name) {
            case "input_modalities" -> row.inputs = words();
            case "output_modalities" -> row.outputs = words();
            default -> json.skipChildren();
        }
    }

    private void topProvider(String name, ModelRow row) {
        if (name.equals("max_completion_tokens")) {
            row.maxCompletionTokens = whole();
        } else {
            json.skipChildren();
        }
    }

    private void aliasTarget(String name, ModelRow row) {
        if (name.equals("slug")) {
            row.aliasTarget = text();
        } else {
            json.skipChildren();
        }
    }

    private Reasoning reasoning() {
        boolean mandatory = false;
        Boolean enabled = null;
        String effort = null;
        List<String> efforts = List.of();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken token = json.nextToken();
            switch (name) {
                case "mandatory" -> mandatory = token == JsonToken.VALUE_TRUE;
                case "default_enabled" -> enabled = flag(token);
                case "default_effort" -> effort = text();
                case "supported_efforts" -> efforts = List.copyOf(ordered());
                default -> json.skipChildren();
            }
        }
        return new Reasoning(mandatory, enabled, effort, efforts);
    }

    private @Nullable Boolean flag(JsonToken token) {
        json.skipChildren();
        return token == JsonToken.VALUE_TRUE ? Boolean.TRUE : token == JsonToken.VALUE_FALSE ? Boolean.FALSE : null;
    }

    private @Nullable Reasoning skipped() {
        json.skipChildren();
        return null;
    }

    private Pricing unpriced() {
        json.skipChildren();
        return Pricing.UNKNOWN;
    }

    private @Nullable String text() {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        json.skipChildren();
        return null;
    }

    private @Nullable Long whole() {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return switch (json.getNumberType()) {
                case INT, LONG -> json.getLongValue();
                case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> null;
            };
        }
        json.skipChildren();
        return null;
    }

    private @Nullable LocalDate date() {
        String text = text();
        if (text == null || text.length() < 10) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private Set<String> ordered() {
        Set<String> found = new LinkedHashSet<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return found;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String word = text();
            if (word != null) {
                found.add(words.computeIfAbsent(word, same -> same));
            }
        }
        return found;
    }

    private Set<String> words() {
        return sets.computeIfAbsent(ordered(), Set::copyOf);
    }
}
