package dev.branchline.openrouter;

import dev.branchline.model.ModelInfo;
import dev.branchline.model.Pricing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogueTest {
    @TempDir
    Path folder;

    private static List<ModelInfo> read(byte[] bytes) throws CatalogueReader.Unreadable {
        return CatalogueReader.read(bytes, 0, bytes.length);
    }

    private static ModelInfo model(String id) throws CatalogueReader.Unreadable {
        return read(Fixture.bytes("models.json")).stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void readsEveryRowOfTheFixture() throws Exception {
        assertThat(read(Fixture.bytes("models.json"))).hasSize(12);
    }

    @Test
    void readsAFullRow() throws Exception {
        ModelInfo claude = model("anthropic/claude-sonnet-5");
        assertThat(claude.canonicalSlug()).isEqualTo("anthropic/claude-5-sonnet-20260601");
        assertThat(claude.contextLength()).isEqualTo(1_000_000);
        assertThat(claude.maxCompletionTokens()).isEqualTo(128_000);
        assertThat(claude.readsImages()).isTrue();
        assertThat(claude.supportsTools()).isTrue();
        assertThat(claude.pricing().prompt()).isEqualByComparingTo("0.000003");
        assertThat(claude.pricing().webSearch()).isEqualByComparingTo("0.01");
        assertThat(claude.pricing().overrides()).singleElement().satisfies(
                tier -> assertThat(tier.minPromptTokens()).isEqualTo(200_000));
        assertThat(model("openai/gpt-5.6").reasoning()).satisfies(reasoning -> {
            assertThat(reasoning).isNotNull();
            assertThat(reasoning).extracting("mandatory", "defaultEffort").containsExactly(true, "medium");
        });
        assertThat(model("openai/gpt-4-turbo").expires()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(model("~anthropic/claude-sonnet-latest").aliasTarget()).isEqualTo("anthropic/claude-sonnet-5");
    }

    @Test
    void readsARowWithHardlyAnything() throws Exception {
        ModelInfo minimal = model("example/minimal");
        assertThat(minimal.contextLength()).isNull();
        assertThat(minimal.maxCompletionTokens()).isNull();
        assertThat(minimal.reasoning()).isNull();
        assertThat(minimal.inputModalities()).containsExactlyInAnyOrder("text", "hologram");
        assertThat(minimal.pricing().prompt()).isEqualByComparingTo("1e-7");
    }

    @Test
    void leavesTimeOfDayPricesOutAndKeepsVariableOnesNegative() throws Exception {
        assertThat(model("deepseek/deepseek-v4").pricing().overrides()).isEmpty();
        assertThat(model("openrouter/auto").pricing().varies()).isTrue();
    }

    @Test
    void wrongTypesAreNoFault() throws Exception {
        String row = "{\"id\":\"a/b\",\"name\":7,\"created\":\"x\",\"context_length\":1e3,\"architecture\":[],\"pricing\":\"free\","
                + "\"supported_parameters\":{\"a\":[1]},\"reasoning\":true,\"top_provider\":null,\"expiration_date\":\"soon, perhaps\","
                + "\"alias_target\":5}";
        List<ModelInfo> rows = read(("{\"data\":[7,[{}],{\"name\":\"no id\"}," + row + "],\"more\":{\"data\":[]}}").getBytes(StandardCharsets.UTF_8));
        assertThat(rows).singleElement().satisfies(model -> {
            assertThat(model.name()).isEqualTo("a/b");
            assertThat(model.pricing()).isEqualTo(Pricing.UNKNOWN);
        });
    }

    @Test
    void hostilePricesAreNone() throws Exception {
        String row = "{\"id\":\"a/b\",\"pricing\":{\"prompt\":\"1e999999999\",\"completion\":\"abc\",\"request\":0.5,\"overrides\":[1,{}]}}";
        Pricing pricing = read(("{\"data\":[" + row + "]}").getBytes(StandardCharsets.UTF_8)).getFirst().pricing();
        assertThat(pricing.prompt()).isNull();
        assertThat(pricing.completion()).isNull();
        assertThat(pricing.request()).isEqualTo(new BigDecimal("0.5"));
    }

    @Test
    void whatIsNoCatalogueIsRefused() {
        for (String body : List.of("", "[]", "{}", "{\"data\":{}}", "<html>", "{\"data\":[{\"id\":\"a\"}", "{\"data\":{\"count\":1}}")) {
            assertThatThrownBy(() -> read(body.getBytes(StandardCharsets.UTF_8))).as(body).isInstanceOf(CatalogueReader.Unreadable.class);
        }
    }

    @Test
    void cacheGivesBackWhatItGot() throws Exception {
        CatalogueCache cache = new CatalogueCache(folder.resolve("deep/models.cache"));
        assertThat(cache.load().catalogue().models()).isEmpty();
        assertThat(cache.load().problem()).isNull();
        cache.store("{\"data\":[]}".getBytes(StandardCharsets.UTF_8), Decoding.NOON.minusSeconds(5));
        cache.store(Fixture.bytes("models.json"), Decoding.NOON);
        CatalogueCache.Loaded loaded = new CatalogueCache(folder.resolve("deep/models.cache")).load();
        assertThat(loaded.problem()).isNull();
        assertThat(loaded.catalogue().fetchedAt()).isEqualTo(Decoding.NOON);
        assertThat(loaded.catalogue().models()).isEqualTo(read(Fixture.bytes("models.json")));
        try (Stream<Path> left = Files.list(folder.resolve("deep"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void everyDamageIsNoticed() throws Exception {
        Path file = folder.resolve("models.cache");
        CatalogueCache cache = new CatalogueCache(file);
        cache.store("{\"data\":[{\"id\":\"a/b\"}]}".getBytes(StandardCharsets.UTF_8), Decoding.NOON);
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThat(cache.load().problem()).as("cut to %d", length).contains("damaged");
        }
        for (int i = good.length - 25; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x20;
            Files.write(file, bad);
            assertThat(cache.load().problem()).as("flipped at %d", i).contains("damaged");
            assertThat(cache.load().catalogue().models()).isEmpty();
        }
    }

    @Test
    void aCacheThatCannotBeReadIsTold() throws IOException {
        Path file = Files.createDirectory(folder.resolve("models.cache"));
        assertThat(new CatalogueCache(file).load().problem()).contains("could not be read");
    }
}
