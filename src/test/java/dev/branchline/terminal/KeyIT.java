package dev.branchline.terminal;

import dev.branchline.demo.DemoTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Without a key, with a wrong one, and how one gets in.
class KeyIT extends Lodged {
    @Test
    void opensWithoutAKeyAndTakesOne() throws IOException {
        String key = home.server.key().reveal();
        Path recording = folder.resolve("recording");
        try (TerminalHarness t = home.withoutKey("--record", recording.toString()).start()) {
            t.awaitText("There is no API key yet").awaitText("/key");
            t.type("/key").enter().awaitText("OpenRouter API key").paste(key).enter().awaitNoText("OpenRouter API key").awaitNoText("no API key");
            t.type("tokens 14 at 200").enter().awaitText(DemoTokens.word(14)).awaitText("ready");
            assertThat(new String(t.bytes(), StandardCharsets.UTF_8)).doesNotContain(key);
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
        }
        assertThat(Lodging.read(recording)).contains(DemoTokens.word(14)).doesNotContain(key);
        Path settings = home.home.resolve("config/settings.json");
        assertThat(Lodging.read(settings)).contains(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings))).isEqualTo("rw-------");
        assertThat(home.fileWith(key)).isEqualTo(settings);
        try (TerminalHarness t = home.withoutKey("-c").start()) {
            t.awaitText(DemoTokens.word(14));
            assertThat(t.screen()).doesNotContain("no API key");
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
        }
    }

    @Test
    void askingWithoutAKeyKeepsTheQuestion() throws IOException {
        try (TerminalHarness t = home.withoutKey().start()) {
            t.awaitText("There is no API key yet").type("an important question").enter();
            t.awaitText("OpenRouter API key").awaitText("an important question");
            t.escape().awaitNoText("OpenRouter API key").awaitText("an important question").ctrl('q');
            assertThat(t.awaitExit()).isZero();
        }
        try (TerminalHarness t = home.withoutKey("-c").start()) {
            t.awaitText("an important question").ctrl('q');
            assertThat(t.awaitExit()).isZero();
        }
    }

    @Test
    void aWrongKeyIsToldWithAdvice() throws IOException {
        try (TerminalHarness t = home.withoutKey().environment("OPENROUTER_API_KEY", "sk-or-v1-wrong").start()) {
            t.awaitText("F1 help").type("is this key right?").enter().awaitText("User not found").awaitText("/key");
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
        }
        assertThat(home.fileWith("sk-or-v1-wrong")).isNull();
    }

    @Test
    void aWrongKeyThatIsEnteredIsNotStored() throws IOException {
        try (TerminalHarness t = home.withoutKey().start()) {
            t.awaitText("There is no API key yet").type("/key").enter().awaitText("OpenRouter API key");
            t.paste("sk-or-v1-mistyped").enter();
            t.await(() -> t.screen().contains("User not found") || t.screen().contains("refused"), "it is refused");
            t.ctrl('q');
            assertThat(t.awaitExit()).isZero();
        }
        assertThat(home.fileWith("sk-or-v1-mistyped")).isNull();
    }
}
