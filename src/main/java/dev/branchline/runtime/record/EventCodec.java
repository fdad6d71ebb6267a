package dev.branchline.runtime.record;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.branchline.event.Event;
import dev.branchline.model.Catalogue;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.Secret;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Wish;
import dev.branchline.model.tool.Preview;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Events to JSON and back. By reflection, which a recording can afford. A secret becomes a fixed word.
final class EventCodec {
    private static final String HIDDEN = "(hidden)";

    private EventCodec() {}

    /// Alternatives carry their class; only our own classes are ever made from it.
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "is")
    private interface Alternatives {}

    private record CatalogueParts(List<ModelInfo> models, Instant fetchedAt) {}

    private record TreeParts(List<Entry> entries) {}

    static JsonMapper mapper() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Secret.class, new StdSerializer<>(Secret.class) {
            @Override
            public void serialize(Secret value, JsonGenerator out, SerializationContext context) {
                out.writeString(HIDDEN);
            }
        });
        module.addDeserializer(Secret.class, new StdDeserializer<>(Secret.class) {
            @Override
            public Secret deserialize(JsonParser in, DeserializationContext context) {
                in.getString();
                return new Secret(HIDDEN);
            }
        });
        module.addSerializer(Catalogue.class, new StdSerializer<>(Catalogue.class) {
            @Override
            public void serialize(Catalogue value, JsonGenerator out, SerializationContext context) {
                context.writeValue(out, new CatalogueParts(value.models(), value.fetchedAt()));
            }
        });
        module.addDeserializer(Catalogue.class, new StdDeserializer<>(Catalogue.class) {
            @Override
            public Catalogue deserialize(JsonParser in, DeserializationContext context) {
                CatalogueParts parts = context.readValue(in, CatalogueParts.class);
                return new Catalogue(parts.models(), parts.fetchedAt());
            }
        });
        module.addSerializer(SessionTree.class, new StdSerializer<>(SessionTree.class) {
            @Override
            public void serialize(SessionTree value, JsonGenerator out, SerializationContext context) {
                context.writeValue(out, new TreeParts(TreeEntries.of(value)));
            }
        });
        module.addDeserializer(SessionTree.class, new StdDeserializer<>(SessionTree.class) {
            @Override
            public SessionTree deserialize(JsonParser in, DeserializationContext context) {
                SessionTree tree = new SessionTree();
                context.readValue(in, TreeParts.class).entries().forEach(tree::append);
                return tree;
            }
        });
        module.addSerializer(LineText.class, new StdSerializer<>(LineText.class) {
            @Override
            public void serialize(LineText value, JsonGenerator out, SerializationContext context) {
                out.writeString(value.text());
            }
        });
        module.addDeserializer(LineText.class, new StdDeserializer<>(LineText.class) {
            @Override
            public LineText deserialize(JsonParser in, DeserializationContext context) {
                return new LineText(in.getString());
            }
        });
        return JsonMapper.builder()
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder().allowIfSubType("dev.branchline.").build())
                .addMixIn(Event.class, Alternatives.class)
                .addMixIn(Entry.class, Alternatives.class)
                .addMixIn(Cost.class, Alternatives.class)
                .addMixIn(Ending.class, Alternatives.class)
                .addMixIn(Preview.class, Alternatives.class)
                .addMixIn(FileState.class, Alternatives.class)
                .addMixIn(Wish.class, Alternatives.class)
                .addModule(module)
                .build();
    }
}
