package dev.branchline.state.context;

import dev.branchline.event.Arrived;
import dev.branchline.event.ContextIntent;
import dev.branchline.event.SessionIntent;
import dev.branchline.event.TreeIntent;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.EntryId;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.Attachment.Use;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.context.ContextFiles.Found;
import dev.branchline.model.context.ContextFiles.Missing;
import dev.branchline.model.context.Guidance;
import dev.branchline.session.Entry;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.TranscriptItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What goes along when, from the keys to the request. A disk of a few texts stands in for the reader.
class ContextTest {
    private final Scenario s = new Scenario();
    private final Map<String, String> disk = new LinkedHashMap<>();
    private Guidance.Trust trust = Guidance.Trust.NOT_ASKED;
    private String agents = "";
    private int answered;

    /// 64 digits that depend on the content.
    private static String hash(String text) {
        return String.format("%08x", text.hashCode()).repeat(8);
    }

    private Found found(String by, String path, Use use) {
        String text = disk.get(path);
        return text == null
                ? new Found(by, Attachment.without(path, Attachment.ABSENT, use, "not there"), 0, 0)
                : new Found(by, new Attachment(path, hash(text), use, text, null, ""), text.length(), text.length() / 4 + 1);
    }

    /// Answers all readings that were asked for.
    private Scenario read() {
        for (List<Effect.ReadContext> asked = s.effects(Effect.ReadContext.class); answered < asked.size(); asked = s.effects(Effect.ReadContext.class)) {
            Effect.ReadContext effect = asked.get(answered++);
            List<Found> files = new ArrayList<>();
            List<Missing> missing = new ArrayList<>();
            effect.wish().pins().forEach(p -> files.add(found(p, p, Use.PINNED)));
            for (String mention : effect.wish().mentions()) {
                if (disk.containsKey(mention)) {
                    files.add(found(mention, mention, Use.MENTIONED));
                } else {
                    missing.add(new Missing(mention, Use.MENTIONED, "There is no file “" + mention + "”."));
                }
            }
            List<Guidance> guidance = agents.isEmpty() ? List.of() : List.of(new Guidance("AGENTS.md", hash(agents), agents, trust));
            s.on(new Arrived.ContextRead(effect.request(), new ContextFiles(files, missing, guidance)));
        }
        return s;
    }

    private Scenario send(String text) {
        s.type(text).press("Enter");
        return read();
    }

    private Entry.UserMessage lastPrompt() {
        return s.tree().nodes().reversed().stream()
                .flatMap(n -> n instanceof Entry.UserMessage u ? java.util.stream.Stream.of(u) : java.util.stream.Stream.empty())
                .findFirst().orElseThrow();
    }

    private List<String> attached() {
        return lastPrompt().attachments().stream().map(a -> a.path() + (a.note().isEmpty() ? "" : " (" + a.note() + ")")).toList();
    }

    private List<ChatMessage> lastRequest() {
        return s.effects(Effect.StartRun.class).getLast().request().messages();
    }

    private void pin(String path) {
        s.type("/context " + path).press("Esc").press("Enter");
        read();
    }

    @Test
    void aMentionedFileGoesAlongWithThisMessageOnly() {
        disk.put("src/Parser.java", "class Parser {}\n");

        s.type("What is @src/Parser.java").press("Esc", "Enter");
        assertThat(s.path()).isEmpty();
        assertThat(s.text()).isEmpty();
        assertThat(TranscriptItem.at(s.state(), 0)).isInstanceOf(TranscriptItem.Preparing.class);
        read();

        assertThat(attached()).containsExactly("src/Parser.java");
        assertThat(lastRequest()).last().isEqualTo(new ChatMessage.User(
                "<file path=\"src/Parser.java\" id=\"" + hash("class Parser {}\n").substring(0, 8) + "\">\nclass Parser {}\n</file id=\""
                        + hash("class Parser {}\n").substring(0, 8) + "\">\n\nWhat is @src/Parser.java", List.of()));
        s.answer("a parser");
        send("and now?");
        assertThat(lastPrompt().attachments()).isEmpty();
    }

    @Test
    void aPinnedFileIsSentOnceThenWhenItChangedThenThatItIsGone() {
        disk.put("a.txt", "one");
        pin("a.txt");
        assertThat(s.tree().pins()).containsExactly("a.txt");

        send("first").answer("1");
        assertThat(attached()).containsExactly("a.txt");
        send("second").answer("2");
        assertThat(attached()).isEmpty();
        disk.put("a.txt", "two");
        send("third").answer("3");
        assertThat(attached()).containsExactly("a.txt (changed since it was sent above)");
        disk.remove("a.txt");
        send("fourth").answer("4");
        assertThat(attached()).containsExactly("a.txt (deleted since it was sent above)");
        send("fifth").answer("5");
        assertThat(attached()).isEmpty();
        disk.put("a.txt", "two");
        send("sixth").answer("6");
        assertThat(attached()).containsExactly("a.txt");
    }

    @Test
    void onABranchFromBeforeTheFileWasSentItIsSentAgain() {
        disk.put("a.txt", "one");
        send("before").answer("b");
        EntryId before = s.head();
        pin("a.txt");
        send("with").answer("w");
        assertThat(attached()).containsExactly("a.txt");

        s.on(new TreeIntent.GoTo(before));
        assertThat(s.tree().pins()).as("pins are the session's").containsExactly("a.txt");
        send("elsewhere").answer("e");

        assertThat(attached()).containsExactly("a.txt");
        send("on").answer("o");
        assertThat(attached()).isEmpty();
    }

    @Test
    void anUnchangedMentionIsToldAndNotSentAgain() {
        disk.put("a.txt", "one");
        send("look @a.txt").answer("1");
        send("again @a.txt").answer("2");

        assertThat(attached()).containsExactly("a.txt (unchanged since it was sent above)");
        assertThat(lastPrompt().attachments().getFirst().hasContent()).isFalse();
    }

    @Test
    void whatIsNotThereIsNotPinned() {
        pin("nowhere.txt");

        assertThat(s.tree().pins()).isEmpty();
        assertThat(s.notices()).anyMatch(n -> n.contains("Not pinned") && n.contains("nowhere.txt"));
    }

    @Test
    void pinsAreTakenAwayAndSurviveAReload() {
        disk.put("a.txt", "one");
        disk.put("b c.txt", "two");
        pin("a.txt \"b c.txt\"");
        assertThat(s.reloaded().pins()).containsExactly("a.txt", "b c.txt");

        s.type("/context -a.txt").press("Esc", "Enter");
        read();
        assertThat(s.reloaded().pins()).containsExactly("b c.txt");
        s.press("Alt+I");
        read();
        s.press("Space");
        read();
        assertThat(s.tree().pins()).isEmpty();
        assertThat(s.state().topOverlay()).get().isInstanceOf(Overlay.ContextList.class);
    }

    @Test
    void escTakesAPromptBackWhoseFilesAreBeingRead() {
        disk.put("a.txt", "one");
        s.type("look @a.txt ").press("Enter").type("queued").press("Enter").press("Esc");

        assertThat(s.text()).isEqualTo("look @a.txt \nqueued");
        read();
        assertThat(s.path()).as("what arrives late is not wanted any more").isEmpty();
        assertThat(s.state().conversation().queued()).isEmpty();
    }

    @Test
    void aPromptBehindOneThatIsBeingReadWaitsForIt() {
        disk.put("a.txt", "one");
        disk.put("b.txt", "two");
        s.type("look @a.txt ").press("Enter").type("then @b.txt ").press("Enter");
        read();
        assertThat(s.path()).isEqualTo("?look @a.txt");
        s.answer("first");
        read();

        assertThat(s.path()).isEqualTo("?look @a.txt  !first ?then @b.txt");
        assertThat(attached()).containsExactly("b.txt");
    }

    @Test
    void leavingKeepsWhatIsBeingReadInTheDraft() {
        disk.put("a.txt", "one");
        s.type("look @a.txt ").press("Enter").press("Ctrl+Q");

        assertThat(s.effects(Effect.SaveDraft.class).getLast().composer().expandedText()).isEqualTo("look @a.txt ");
        assertThat(s.effects(Effect.Quit.class)).hasSize(1);
    }

    @Test
    void nobodyLeavesTheSessionWhileFilesAreRead() {
        disk.put("a.txt", "one");
        s.type("look @a.txt ").press("Enter").on(new SessionIntent.New());

        assertThat(s.effects(Effect.NewSession.class)).isEmpty();
    }

    @Test
    void aPasteNamesNoFiles() {
        String log = "see @/etc/passwd for more\n".repeat(20);
        s.type("explain ").paste(log).press("Enter");

        assertThat(s.effects(Effect.ReadContext.class)).isEmpty();
        assertThat(s.path()).startsWith("?explain see @/etc/passwd");
    }

    @Test
    void projectInstructionsAreAskedForOnceAndGoIntoTheSystemPrompt() {
        agents = "Use tabs.\n";
        s.with(s.state().with(FileContext.start()));
        s.on(new ContextIntent.Begin(List.of()));
        read();
        send("hello");
        assertThat(s.state().topOverlay()).get().isInstanceOf(Overlay.GuidancePage.class);
        assertThat(s.path()).isEmpty();

        later(true);
        assertThat(s.effects(Effect.KeepTrust.class)).containsExactly(new Effect.KeepTrust("AGENTS.md", hash(agents), true));
        trust = Guidance.Trust.USED;
        read();

        assertThat(s.path()).isEqualTo("?hello");
        assertThat(lastRequest().getFirst()).isInstanceOf(ChatMessage.Instructions.class);
        assertThat(((ChatMessage.Instructions) lastRequest().getFirst()).text()).contains("Use tabs.");
        assertThat(lastRequest().get(1)).isEqualTo(new ChatMessage.User("hello", List.of()));
        List<ChatMessage> first = lastRequest();
        s.answer("hi");
        agents = "Use blanks.\n";
        send("and now");
        assertThat(lastRequest().subList(0, first.size())).as("the cached beginning stays").isEqualTo(first);
        assertThat(((ChatMessage.User) lastRequest().getLast()).text()).contains("Use blanks.").contains("changed since");
    }

    @Test
    void refusedInstructionsAreNotSentAndEscSendsNothing() {
        agents = "Use tabs.\n";
        s.with(s.state().with(FileContext.start()));
        send("hello").press("Esc");
        assertThat(s.text()).isEqualTo("hello");
        assertThat(s.state().overlays()).isEmpty();

        s.press("Enter");
        read();
        later(false);
        trust = Guidance.Trust.REFUSED;
        read();

        assertThat(s.path()).isEqualTo("?hello");
        assertThat(lastPrompt().attachments()).isEmpty();
    }

    @Test
    void aKeyThatComesWithTheQuestionIsNoAnswer() {
        agents = "Use tabs.\n";
        s.with(s.state().with(FileContext.start()));
        send("hello").type("y");

        assertThat(s.state().topOverlay()).get().isInstanceOf(Overlay.GuidancePage.class);
        assertThat(s.effects(Effect.KeepTrust.class)).isEmpty();
    }

    /// Answers the question when it has been seen for a while: time stands still here, so it is said to have come up earlier.
    private void later(boolean yes) {
        Overlay.GuidancePage page = (Overlay.GuidancePage) s.state().topOverlay().orElseThrow();
        s.with(s.state().replaceTop(new Overlay.GuidancePage(page.guidance(), 0, Scenario.NOON - 1_000, page.waits())));
        s.type(yes ? "y" : "n");
    }

    @Test
    void whatIsLeftOutIsSaid() {
        s.on(new ContextIntent.Begin(List.of()));
        read();
        send("look @nowhere/x.txt");

        assertThat(s.path()).isEqualTo("?look @nowhere/x.txt");
        assertThat(s.notices()).anyMatch(n -> n.contains("There is no file “nowhere/x.txt”"));
    }

    @Test
    void aMentionIsCompletedAndNotSentByEnter() {
        s.type("see @");
        Effect.IndexFiles asked = s.effects(Effect.IndexFiles.class).getFirst();
        s.on(new Arrived.FilesIndexed(asked.request(), List.of("src/Parser.java", "my notes.txt"), true));
        s.type("pars").press("Enter");
        assertThat(s.text()).isEqualTo("see @src/Parser.java ");
        s.type("and @note").press("Tab");
        assertThat(s.text()).isEqualTo("see @src/Parser.java and @\"my notes.txt\" ");
        s.type("@src").press("Enter");
        assertThat(s.text()).endsWith(" @src/");
        assertThat(s.effects(Effect.IndexFiles.class)).as("the names are fresh").hasSize(1);
    }

    /// On any way through any tree, with files that come, change and go: each request begins with all of the one before it.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void requestsOnOnePathShareTheirBeginning(long seed) {
        Random random = new Random(seed);
        Map<EntryId, List<ChatMessage>> requests = new LinkedHashMap<>();
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(6)) {
                case 0 -> disk.put("f" + random.nextInt(4), "text " + random.nextInt(5));
                case 1 -> disk.remove("f" + random.nextInt(4));
                case 2 -> pin("f" + random.nextInt(4));
                case 3 -> {
                    List<Entry.Node> nodes = s.tree().nodes();
                    if (!nodes.isEmpty() && nodes.get(random.nextInt(nodes.size())) instanceof Entry.AssistantMessage a) {
                        s.on(new TreeIntent.GoTo(a.id()));
                    }
                }
                default -> {
                    send("prompt " + step + (random.nextBoolean() ? " @f" + random.nextInt(4) + " " : ""));
                    requests.put(lastPrompt().id(), lastRequest());
                    check(requests);
                    s.answer("answer " + step);
                }
            }
        }
        assertThat(requests).hasSizeGreaterThan(10);
        assertThat(s.reloaded().nodes()).isEqualTo(s.tree().nodes());
    }

    private void check(Map<EntryId, List<ChatMessage>> requests) {
        List<ChatMessage> now = lastRequest();
        for (Entry.Node node : s.state().conversation().shown()) {
            List<ChatMessage> before = requests.get(node.id());
            if (before != null) {
                assertThat(now.subList(0, before.size())).isEqualTo(before);
            }
        }
    }
}
