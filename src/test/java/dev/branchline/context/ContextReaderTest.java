package dev.branchline.context;

import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.Attachment.Use;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.context.ContextFiles.Found;
import dev.branchline.model.context.ContextWish;
import dev.branchline.model.context.Guidance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ContextReaderTest {
    private static final String PNG = "\u0089PNG\r\n\u001a\n0000";

    @TempDir
    private Path folder;

    private Path shop;
    private ContextService service;

    @BeforeEach
    void start() throws IOException {
        shop = Files.createDirectories(folder.resolve("shop"));
        service = new ContextService(shop, folder.resolve("data"), List.of(folder.resolve("settings")));
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = shop.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private ContextFiles read(List<String> pins, List<String> mentions, Map<String, String> sent) throws IOException, InterruptedException {
        return service.read(new ContextWish(pins, mentions, sent, false));
    }

    private static List<String> paths(ContextFiles files) {
        return files.files().stream().map(f -> f.file().path()).toList();
    }

    @Test
    void foldersPatternsAndFilesAreFoundAndIgnoredOnesAreNot() throws Exception {
        write("src/A.java", "a");
        write("src/deep/B.java", "b");
        write("src/notes.txt", "n");
        write("build/out.txt", "o");
        write(".gitignore", "build/\n");
        write(".branchlineignore", "notes.txt\n");

        assertThat(paths(read(List.of("src/"), List.of(), Map.of()))).containsExactly("src/A.java", "src/deep/B.java");
        assertThat(paths(read(List.of("src/**/*.java"), List.of(), Map.of()))).containsExactlyInAnyOrder("src/A.java", "src/deep/B.java");
        assertThat(paths(read(List.of(), List.of("build/out.txt", "src/notes.txt"), Map.of())))
                .as("what is named outright goes along").containsExactly("build/out.txt", "src/notes.txt");
        assertThat(read(List.of("*.none"), List.of(), Map.of()).missing()).hasSize(1);
        assertThat(read(List.of("build/"), List.of(), Map.of()).missing()).isEmpty();
    }

    @Test
    void aNameWithPatternCharactersIsThatFileWhenItIsThere() throws Exception {
        write("a[1].txt", "one");

        assertThat(paths(read(List.of("a[1].txt"), List.of(), Map.of()))).containsExactly("a[1].txt");
    }

    @Test
    void encodingsBecomeText() throws Exception {
        write("utf16.txt", ("\ufeff" + "grüße\r\n").getBytes(StandardCharsets.UTF_16LE));
        write("latin.txt", "café".getBytes(StandardCharsets.ISO_8859_1));

        List<Found> files = read(List.of(), List.of("utf16.txt", "latin.txt"), Map.of()).files();
        assertThat(files).extracting(f -> f.file().text()).containsExactly("grüße\r\n", "café");
    }

    @Test
    void whatCannotBeSentSaysWhy() throws Exception {
        write("a.bin", new byte[] {1, 0, 2, 0});
        write("big.txt", "x".repeat(300 * 1024));
        write("p.png", PNG.getBytes(StandardCharsets.ISO_8859_1));

        List<Found> files = read(List.of("a.bin", "big.txt", "p.png", "gone.txt"), List.of(), Map.of()).files();
        assertThat(files).noneMatch(f -> f.file().hasContent());
        assertThat(files).extracting(f -> f.file().note())
                .containsExactly("left out: it is not text", "left out: it has 300 KiB, more than 256 KiB",
                        "left out: it is a picture, and this model takes none", "not there");
        assertThat(files.getLast().file().hash()).isEqualTo(Attachment.ABSENT);
    }

    @Test
    void picturesGoToModelsThatTakeThem() throws Exception {
        write("p.png", PNG.getBytes(StandardCharsets.ISO_8859_1));

        Attachment picture = service.read(new ContextWish(List.of(), List.of("p.png"), Map.of(), true)).files().getFirst().file();
        assertThat(picture.image()).startsWith("data:image/png;base64,");
        assertThat(picture.text()).isNull();
    }

    @Test
    void oneMessageHasALimitAndWhatIsOverItIsTold() throws Exception {
        for (int i = 0; i < 6; i++) {
            write("f" + i + ".txt", "x".repeat(200 * 1024) + i);
        }
        List<Found> files = read(List.of("."), List.of(), Map.of()).files();

        assertThat(files.stream().filter(f -> f.file().hasContent())).hasSize(5);
        assertThat(files.getLast().file().note()).contains("1 MiB together");
        Map<String, String> sent = Map.of("f0.txt", files.getFirst().file().hash());
        List<Found> next = read(List.of("."), List.of(), sent).files();
        assertThat(next.getFirst().file().hasContent()).as("what was sent is not needed again").isFalse();
        assertThat(next.stream().filter(f -> f.file().hasContent())).as("and leaves room").hasSize(5);
    }

    @Test
    void aFileThatWasSentFromAPinnedFolderAndIsGoneIsFoundToBeGone() throws Exception {
        write("src/A.java", "a");
        write("other/B.java", "b");
        Map<String, String> sent = Map.of("src/Old.java", "0".repeat(64), "other/Old.java", "0".repeat(64));

        List<Found> files = read(List.of("src/"), List.of(), sent).files();
        assertThat(files).extracting(f -> f.file().path() + " " + f.file().hash().equals(Attachment.ABSENT))
                .containsExactly("src/A.java false", "src/Old.java true");
    }

    @Test
    void linksOfAFolderAreNotFollowedAndOwnSettingsStaySecret() throws Exception {
        Files.createDirectories(folder.resolve("settings"));
        Files.writeString(folder.resolve("settings/settings.json"), "{\"apiKey\":\"sk\"}");
        Files.writeString(folder.resolve("outside.txt"), "outside");
        write("src/A.java", "a");
        Files.createSymbolicLink(shop.resolve("src/link.txt"), folder.resolve("outside.txt"));

        assertThat(paths(read(List.of("src/"), List.of(), Map.of()))).containsExactly("src/A.java");
        ContextFiles named = read(List.of(), List.of("../outside.txt", folder.resolve("settings/settings.json").toString()), Map.of());
        assertThat(named.files().getFirst().file().text()).as("named outright, outside of the workspace").isEqualTo("outside");
        assertThat(named.files().getLast().file().hasContent()).isFalse();
        assertThat(read(List.of(), List.of(folder.resolve("settings") + "/"), Map.of()).files()).isEmpty();
        assertThat(read(List.of("/proc/self/environ", "/dev/zero"), List.of(), Map.of()).files()).noneMatch(f -> f.file().hasContent());
    }

    @Test
    void hostileNamesAreReadLikeOthers() throws Exception {
        write("a b\n\u001b[2J.txt", "x");
        write("d/\u202egpj.exe", "y");

        assertThat(paths(read(List.of("."), List.of(), Map.of()))).containsExactlyInAnyOrder("a b\n\u001b[2J.txt", "d/\u202egpj.exe");
    }

    @Test
    void onlyWhatLooksLikeAPathIsMissed() throws Exception {
        assertThat(read(List.of(), List.of("Override", "ada", "src/Nothing.java", "typo.jva"), Map.of()).missing())
                .extracting(ContextFiles.Missing::by).containsExactly("src/Nothing.java", "typo.jva");
    }

    @Test
    void instructionsAreFoundUpToTheRepositoryAndTrustedByContent() throws Exception {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve("CLAUDE.md"), "outer");
        write("AGENTS.md", "inner");
        write("CLAUDE.md", "not read beside AGENTS.md");

        List<Guidance> found = read(List.of(), List.of(), Map.of()).guidance();
        assertThat(found).extracting(Guidance::text).containsExactly("outer", "inner");
        assertThat(found).allMatch(g -> g.trust() == Guidance.Trust.NOT_ASKED);

        service.decide(found.get(0).path(), found.get(0).hash(), false);
        service.keep(found.get(0).path(), found.get(0).hash(), false);
        service.decide(found.get(1).path(), found.get(1).hash(), true);
        service.keep(found.get(1).path(), found.get(1).hash(), true);
        ContextService later = new ContextService(shop, folder.resolve("data"), List.of());
        assertThat(later.read(new ContextWish(List.of(), List.of(), Map.of(), false)).guidance())
                .extracting(Guidance::trust).containsExactly(Guidance.Trust.REFUSED, Guidance.Trust.USED);

        write("AGENTS.md", "changed");
        assertThat(read(List.of(), List.of(), Map.of()).guidance()).extracting(Guidance::trust)
                .containsExactly(Guidance.Trust.REFUSED, Guidance.Trust.NOT_ASKED);
    }

    @Test
    void aDamagedLineOfTrustSaysNothing() throws Exception {
        write("AGENTS.md", "text");
        Guidance guidance = read(List.of(), List.of(), Map.of()).guidance().getFirst();
        service.keep("AGENTS.md", guidance.hash(), false);
        Path file = folder.resolve("data/guidance.jsonl");
        Files.writeString(file, Files.readString(file).replace("false", "true"));

        assertThat(new ContextService(shop, folder.resolve("data"), List.of())
                .read(new ContextWish(List.of(), List.of(), Map.of(), false)).guidance().getFirst().trust()).isEqualTo(Guidance.Trust.NOT_ASKED);
    }

    @Test
    void namesComeInPortions() throws Exception {
        for (int i = 0; i < 700; i++) {
            write("d" + i % 7 + "/f" + i, "");
        }
        List<List<String>> portions = new ArrayList<>();
        service.names(portions::add);

        assertThat(portions).hasSizeGreaterThan(1);
        assertThat(portions.stream().flatMap(List::stream)).hasSize(700).doesNotHaveDuplicates();
    }

    @Test
    void aUseOfBothKindsIsReadForBoth() throws Exception {
        write("a.txt", "one");

        assertThat(read(List.of("a.txt"), List.of("./a.txt"), Map.of()).files()).extracting(f -> f.file().use()).containsExactly(Use.PINNED, Use.MENTIONED);
    }
}
