package dev.branchline.config;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Parser, schema and page say the same. After a change in [Setting], write both anew with
/// `mvn test -Dtest=SettingsDocumentsTest -Dbranchline.update=true`.
class SettingsDocumentsTest {
    private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));
    private static final Path SCHEMA = BASE.resolve("src/main/resources/dev/branchline/config/settings.schema.json");
    private static final Path PAGE = BASE.resolve("src/site/markdown/settings.md");
    private static final String BEGIN = "<!-- table: begin -->\n";
    private static final String END = "<!-- table: end -->";

    @Test
    void theSchemaIsUpToDate() throws IOException {
        if (Boolean.getBoolean("branchline.update")) {
            Files.createDirectories(SCHEMA.getParent());
            Files.writeString(SCHEMA, SettingsSchema.text());
        }
        assertThat(SCHEMA).content().isEqualTo(SettingsSchema.text());
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.indexOf(BEGIN)) + BEGIN + SettingsPage.table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("branchline.update")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).content().isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        "{'$schema': './settings.schema.json', 'apiKey': 'sk-or-v1-1', 'effort': null, 'maxTokens': null}",
        "{'sidePanel': {'width': 20, 'shown': true}, 'idleSeconds': 3600, 'retries': 10.0}",
        "{'keys': {'a.b': [], 'c': ['F1', 'Alt+Left']}, 'parameters': {'temperature': 2, 'seed': -5, 'top_p': 0.25}}",
        "{'parameters': {'temperature': null, 'service_tier': 'flex', 'user': 'u1'}, 'systemPrompt': 'a\\nb \uD83D\uDE00'}",
    })
    void bothAccept(String json) throws Exception {
        assertThat(schemaAccepts(json)).as("schema").isTrue();
        assertThat(parserAccepts(json)).as("parser").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]",
        "{'nothing': 1}", "{'model': 3}", "{'model': ''}", "{'model': 'a b'}", "{'model': null}", "{'model': 'a\\n'}",
        "{'apiKey': 'two words'}", "{'apiKey': ''}", "{'baseUrl': 'ftp://x'}", "{'baseUrl': 'https://'}",
        "{'effort': 'High'}", "{'maxTokens': 0}", "{'maxTokens': 1.5}", "{'maxTokens': '5'}",
        "{'theme': '../../etc/passwd'}", "{'theme': ''}",
        "{'sidePanel': []}", "{'sidePanel': {'width': 19}}", "{'sidePanel': {'width': 121}}", "{'sidePanel': {'height': 1}}",
        "{'mouse': 1}", "{'ambiguousWide': 'false'}", "{'idleSeconds': 9}", "{'retries': 11}", "{'retries': -1}",
        "{'keys': {'a': 'F1'}}", "{'keys': {'a': [1]}}", "{'keys': {'a': [' F1']}}", "{'keys': []}", "{'keys': {'a': null}}",
        "{'parameters': {'temperature': 2.01}}", "{'parameters': {'frequency_penalty': -2.5}}", "{'parameters': {'x': 1}}",
        "{'parameters': {'top_k': 1.5}}", "{'parameters': {'verbosity': 'loud'}}", "{'parameters': {'user': 'a b'}}",
    })
    void bothRefuse(String json) throws Exception {
        assertThat(schemaAccepts(json)).as("schema").isFalse();
        assertThat(parserAccepts(json)).as("parser").isFalse();
    }

    private static boolean schemaAccepts(String json) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SettingsSchema.text(), InputFormat.JSON);
        return schema.validate(json.replace('\'', '"'), InputFormat.JSON).isEmpty();
    }

    private static boolean parserAccepts(String json) throws Exception {
        return SettingsParser.parse(JsonText.parse(json.replace('\'', '"')), Map.of()).problems().isEmpty();
    }
}
