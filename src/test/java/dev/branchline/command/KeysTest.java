package dev.branchline.command;

import dev.branchline.event.Arrived;
import dev.branchline.event.Elapsed;
import dev.branchline.event.Input;
import dev.branchline.event.Key;
import dev.branchline.event.ModelIntent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.SessionIntent;
import dev.branchline.event.StreamEvent;
import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.model.ApiError;
import dev.branchline.model.KeyStatus;
import dev.branchline.model.RequestId;
import dev.branchline.model.Secret;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.Effect;
import dev.branchline.state.KeyState;
import dev.branchline.state.Scenario;
import dev.branchline.state.overlay.Overlay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Before, keys, after: slash commands, completion, Ctrl+C, dialogs, overrides.
class KeysTest {
    private final Scenario s = new Scenario();

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/env", "/usr/bin what is it", "a /help", "// a comment", "//usr/bin", "/ x", "/1"})
    void pathsAndCommentsArePrompts(String text) {
        s.type(text).press("Enter");
        assertThat(s.path()).isEqualTo("?" + text);
    }

    @Test
    void aSecondSlashSendsACommandAsText() {
        s.type("//help me").press("Enter");
        assertThat(s.path()).isEqualTo("?/help me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nonsense", "/help me with this", "/zzz yyy"})
    void whatIsNoCommandStaysInTheEditor(String text) {
        s.type(text).press("Enter");
        assertThat(s.text()).isEqualTo(text);
        assertThat(s.tree().size()).isZero();
        assertThat(s.notices()).hasSize(1);
    }

    @Test
    void aCommandThatIsNotAvailableLeavesItsText() {
        s.type("/edit").press("Enter");
        assertThat(s.text()).isEqualTo("/edit");
    }

    @ParameterizedTest
    @CsvSource({"/help,HELP", "/HELP,HELP", "/models,MODELS", "/model,MODELS", "/he,HELP", "/sessions,SESSIONS", "/load,SESSIONS"})
    void enterRunsWhatIsTypedOrBegun(String text, OverlayIntent.Kind kind) {
        s.type(text).press("Enter");
        assertThat(s.text()).isEmpty();
        Class<?> overlay = switch (kind) {
            case HELP -> Overlay.Help.class;
            case MODELS -> Overlay.ModelPicker.class;
            default -> Overlay.Sessions.class;
        };
        assertThat(s.state().topOverlay().orElseThrow()).isInstanceOf(overlay);
    }

    @Test
    void completionByTabEscAndArrows() {
        s.type("/mo").press("Tab");
        assertThat(s.text()).startsWith("/mo");
        s.press("Ctrl+U").type("/theme ").press("Down", "Down", "Down", "Down");
        assertThat(s.state().composer().completion().selected()).as("the choice is kept within the list").isEqualTo(1);
        s.press("Enter");
        assertThat(s.state().panes().theme()).isEqualTo("light");
        s.type("/he").press("Esc", "Enter");
        assertThat(s.text()).as("closed by hand: not run").isEqualTo("/he");
        assertThat(s.state().overlays()).isEmpty();
    }

    @Test
    void scatteredLettersRunNothing() {
        s.type("/etc").press("Enter");
        assertThat(s.text()).isEqualTo("/etc");
    }

    @Test
    void anArgumentIsCompleted() {
        s.type("/effort hi").press("Enter");
        assertThat(s.state().models().effort()).isEqualTo("high");
    }

    @ParameterizedTest
    @CsvSource({"openai/gpt-5.6,true", "x/y:free,true", "~x/latest,true", "@preset/x,true", "x/y@preset/z,true", "gpt,false", "x/,false", "'a b/c',false"})
    void modelIds(String id, boolean taken) {
        s.on(new ModelIntent.Use(id));
        assertThat(s.state().models().current().equals(id)).isEqualTo(taken);
        assertThat(s.effects(Effect.SaveSetting.class)).hasSize(taken ? 1 : 0);
    }

    @Test
    void ctrlCFromTheLeastToTheMost() {
        s.type("one").press("Enter").type("draft").press("F1");
        s.press("Ctrl+C");
        assertThat(s.state().overlays()).isEmpty();
        s.press("Ctrl+C");
        assertThat(s.state().conversation().anyActive()).isFalse();
        assertThat(s.text()).isEqualTo("draft");
        s.press("Ctrl+C");
        assertThat(s.text()).isEmpty();
        assertThat(s.state().composer().stash()).containsExactly("draft");
        s.press("Ctrl+C");
        assertThat(s.effects(Effect.Quit.class)).isEmpty();
        long armed = s.state().quitting().armedTimer();
        s.on(new Elapsed(armed)).press("Ctrl+C");
        assertThat(s.effects(Effect.Quit.class)).as("too late for a second press").isEmpty();
        s.press("Ctrl+C");
        assertThat(s.effects(Effect.Quit.class)).hasSize(1);
    }

    @Test
    void ctrlCInTheThemeListGoesBackToTheTheme() {
        s.type("/theme").press("Enter", "Down");
        assertThat(s.state().panes().theme()).isEqualTo("light");
        s.press("Ctrl+C");
        assertThat(s.state().panes().theme()).isEqualTo("dark");
        s.type("/theme").press("Enter").type("li");
        assertThat(s.state().panes().theme()).as("what is chosen is what is seen").isEqualTo("light");
        s.press("Enter");
        assertThat(s.effects(Effect.SaveSetting.class)).hasSize(1);
    }

    @Test
    void quittingKeepsWhatStreamsEverywhere() {
        s.type("one").press("Enter");
        s.on(new StreamEvent.TextDelta(s.lastRun(), "left")).type("queued").press("Enter");
        s.press("Alt+E").press("Enter").on(new StreamEvent.TextDelta(s.lastRun(), "right"));
        s.press("Ctrl+Q");
        assertThat(s.tree().size()).isEqualTo(4);
        assertThat(s.text()).contains("queued");
        assertThat(s.effects(Effect.SaveDraft.class).getLast().composer().expandedText()).contains("queued");
        assertThat(s.effects().getLast()).isInstanceOf(Effect.Quit.class);
    }

    @Test
    void charactersThatArriveTogetherAreKeysOneByOne() {
        s.turn("one", "1").turn("two", "2").turn("three", "3").press("F3");
        s.on(new Input.Typed("kkk"));
        assertThat(s.text()).isEmpty();
        assertThat(s.state().treePanel().selected()).isNotNull();
        s.on(new Input.Typed("xyz"));
        assertThat(s.text()).as("no key of the pane: meant for the editor").isEqualTo("xyz");
        assertThat(s.state().panes().focus()).isEqualTo(Pane.COMPOSER);
    }

    @Test
    void lettersThatComeAsKeysAreTyped() {
        s.on(new Input.Pressed(new Key(Key.Code.CHARACTER, 'a', false, false, true)), new Input.Pressed(Key.character('b')));
        assertThat(s.text()).isEqualTo("Ab");
    }

    @Test
    void theKeyDialog() {
        s.with(s.state().with(new KeyState.Missing())).type("one").press("Enter").paste(" sk-or-v1-12345678\n").press("Enter");
        RequestId asked = s.effects(Effect.CheckKey.class).getFirst().request();
        Secret key = new Secret("sk-or-v1-12345678");
        s.on(new Arrived.KeyRefused(asked, key, ApiError.of(ApiError.Kind.AUTHENTICATION, "no such key")));
        assertThat(s.state().topOverlay()).containsInstanceOf(Overlay.KeyEntry.class);
        s.press("Enter");
        RequestId again = s.effects(Effect.CheckKey.class).getLast().request();
        s.on(new Arrived.KeyAccepted(again, key, status()));
        assertThat(s.effects(Effect.SaveKey.class)).hasSize(1);
        assertThat(s.state().overlays()).isEmpty();
        s.press("Enter");
        assertThat(s.path()).as("the prompt had waited").isEqualTo("?one");
    }

    @Test
    void aKeyThatWasNotWantedAnyMoreIsNotUsed() {
        s.type("/key").press("Enter").paste("sk-or-v1-12345678").press("Enter").press("Esc");
        s.on(new Arrived.KeyAccepted(s.effects(Effect.CheckKey.class).getFirst().request(), new Secret("sk-or-v1-12345678"), status()));
        assertThat(s.effects(Effect.SaveKey.class)).isEmpty();
        assertThat(s.state().key()).isInstanceOf(KeyState.Unchecked.class);
    }

    private static KeyStatus status() {
        return new KeyStatus("key", null, null, null, null, false);
    }

    private Arrived.SessionOpened opened(String draft) {
        SessionHeader header = new SessionHeader(new SessionId("20260314-130000-other"), null, "/w", Instant.EPOCH);
        SessionTree tree = new SessionTree();
        tree.append(new Entry.UserMessage(tree.nextId(), null, Instant.EPOCH, "there", List.of()));
        return new Arrived.SessionOpened(new RequestId(1), header, tree, false, draft, List.of());
    }

    @Test
    void changingSessionsLosesNothingThatWasTypedMeanwhile() {
        s.turn("one", "1").type("half").on(new SessionIntent.Open(new SessionId("20260314-130000-other")));
        s.type(" a word").on(opened("their draft"));
        assertThat(s.text()).isEqualTo("their draft");
        assertThat(s.state().composer().stash()).containsExactly("half a word");
        List<Effect> effects = s.effects();
        int adopt = effects.indexOf(new Effect.AdoptSession(new SessionId("20260314-130000-other")));
        assertThat(effects.subList(0, adopt).stream().filter(Effect.SaveDraft.class::isInstance).map(Effect.SaveDraft.class::cast).toList().getLast()
                        .composer().expandedText())
                .as("the old session's own draft was saved before").isEqualTo("half a word");
        s.press("Ctrl+E", "Alt+S");
        assertThat(s.text()).isEqualTo("half a word\ntheir draft");
    }

    @Test
    void aPromptSentMeanwhileKeepsItsSession() {
        s.on(new SessionIntent.New()).type("one").press("Enter").on(opened(""));
        assertThat(s.path()).isEqualTo("?one");
        assertThat(s.effects(Effect.AdoptSession.class)).isEmpty();
        assertThat(s.effects(Effect.ReleaseSession.class)).hasSize(1);
    }

    @Test
    void aNewSessionKeepsTheModelThatWasChosen() {
        s.on(new ModelIntent.Use("openai/gpt-5.6")).on(opened(""));
        assertThat(s.state().models().current()).isEqualTo("openai/gpt-5.6");
    }

    @Test
    void entriesOfAnotherSessionDoNotGetIn() {
        s.on(new Arrived.EntriesFollowed(
                new SessionId("else"), List.of(new Entry.UserMessage(s.tree().nextId(), null, Instant.EPOCH, "x", List.of()))));
        assertThat(s.tree().size()).isZero();
    }

    @Test
    void whatCouldNotBeSavedStaysOnTheScreen() {
        s.on(new Arrived.SaveFailed("disk full")).turn("one", "1");
        assertThat(s.notices()).anyMatch(n -> n.contains("disk full"));
        s.on(new Arrived.EntriesSaved(s.head()));
        assertThat(s.notices()).noneMatch(n -> n.contains("disk full"));
    }

    @Test
    void usersKeys() {
        CommandCatalog.Customised c = CommandCatalog.standard().withKeys(Map.of(
                "chat.retry", List.of("Ctrl+U"), "models.open", List.of("Ctrl+Foo"), "no.such", List.of("x"), "view.tree", List.of()));
        assertThat(c.problems()).hasSize(2);
        assertThat(c.catalog().byKey(List.of(Scope.COMPOSER, Scope.GLOBAL), Key.ctrl('u'))).map(Command::id).contains("chat.retry");
        assertThat(c.catalog().byKey(List.of(Scope.LIST), Key.ctrl('u'))).map(Command::id).contains("list.erase-all");
        assertThat(c.catalog().byKey(List.of(Scope.GLOBAL), Key.of(Key.Code.F2))).as("a slip takes no key away").map(Command::id).contains("models.open");
        assertThat(c.catalog().byKey(List.of(Scope.GLOBAL), Key.of(Key.Code.F3))).isEmpty();
        CommandCatalog.Customised clash = CommandCatalog.standard().withKeys(Map.of("chat.retry", List.of("F9"), "chat.edit", List.of("F9")));
        assertThat(clash.problems()).singleElement().asString().contains("F9");
    }
}
