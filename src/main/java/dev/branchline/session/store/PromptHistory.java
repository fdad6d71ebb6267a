package dev.branchline.session.store;

import dev.branchline.disk.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The prompts of earlier runs of the program, one line each: `\` and line ends inside a prompt are escaped. Only ever
/// appended to, so that two processes can share it. Blocks: not for the UI thread.
public final class PromptHistory {
    private static final int MOST = 1_000;
    private static final int LONGEST = 100_000;

    private final Path file;

    public PromptHistory(Path file) {
        this.file = file;
    }

    /// The newest prompts, oldest first.
    ///
    /// @throws IOException when the file is there and cannot be read
    public List<String> load() throws IOException {
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
        List<String> prompts = new ArrayList<>();
        for (String line : lines.subList(Math.max(0, lines.size() - MOST), lines.size())) {
            String prompt = unescape(line);
            if (!prompt.isBlank() && (prompts.isEmpty() || !prompts.getLast().equals(prompt))) {
                prompts.add(prompt);
            }
        }
        return prompts;
    }

    /// Adds a prompt. One longer than 100,000 characters is left out: it was pasted, not written.
    public void append(String prompt) throws IOException {
        if (prompt.length() > LONGEST) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            PrivateFiles.folder(folder);
        }
        byte[] line = (escape(prompt) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            PrivateFiles.writeAll(channel, line);
        }
    }

    static String escape(String prompt) {
        return prompt.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    static String unescape(String line) {
        StringBuilder out = new StringBuilder(line.length());
        boolean escaped = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (escaped) {
                out.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
                escaped = false;
            } else if (c == '\\' && i + 1 < line.length()) {
                escaped = true;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
