package dev.branchline.demo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A small project to work on: a settings parser that fails on CRLF, its test, and files that are hard on tools (Windows line ends,
/// UTF-16 with a byte order mark, a picture, no final line end, an ignored folder).
public final class DemoWorkspace {
    private DemoWorkspace() {}

    /// Fills `folder`, which is made if need be. A file that exists is never touched.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when one of the files exists
    public static void create(Path folder) throws IOException {
        write(folder, "README.md", text("README.md"), StandardCharsets.UTF_8);
        write(folder, "src/Parser.java", text("Parser.java.txt"), StandardCharsets.UTF_8);
        write(folder, "src/ParserTest.java", text("ParserTest.java.txt"), StandardCharsets.UTF_8);
        write(folder, "settings.txt", windows(text("settings.txt")), StandardCharsets.UTF_8);
        write(folder, "docs/notes.txt", notes(), StandardCharsets.UTF_8);
        write(folder, "data/greetings.txt", "\ufeff" + windows(text("greetings.txt")), StandardCharsets.UTF_16LE);
        write(folder, ".gitignore", "build/\n", StandardCharsets.UTF_8);
        write(folder, "build/version.txt", "1", StandardCharsets.UTF_8);
        write(folder.resolve("data/tree.png"), Picture.png());
    }

    /// The text of `docs/notes.txt`.
    static String notes() {
        return windows(text("notes.txt"));
    }

    private static String text(String name) {
        return Library.resource("workspace/" + name);
    }

    private static String windows(String text) {
        return text.replace("\n", "\r\n");
    }

    private static void write(Path folder, String name, String text, Charset charset) throws IOException {
        write(folder.resolve(name), text.getBytes(charset));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
