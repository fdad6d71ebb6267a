package dev.branchline.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;

/// A large workspace in a temporary folder, the same each time: a hundred files to a folder, some 1.5 KB of code-like lines each.
public final class ManyFiles implements AutoCloseable {
    private static final String[] WORDS =
            "int return class public static void if for parse value token stream buffer index length = + ( ) { } ; . null new String".split(" ");

    public final Path root;

    public ManyFiles(int count) throws IOException {
        root = Files.createTempDirectory("many").toRealPath();
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            Path folder = root.resolve("module" + i / 2_000 + "/src/package" + i / 100);
            if (i % 100 == 0) {
                Files.createDirectories(folder);
            }
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 40; line++) {
                text.append(" ".repeat(4 * random.nextInt(4)));
                for (int word = 0; word < 6; word++) {
                    text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
                }
                text.append('\n');
            }
            if (i % 1_000 == 7) {
                text.append("needle in line ").append(i).append('\n');
            }
            Files.write(folder.resolve("File" + i + ".java"), text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        try (var walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
