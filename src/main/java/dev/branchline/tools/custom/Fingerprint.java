package dev.branchline.tools.custom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The content that runs, as hashes by file: the tool's own file, and those that it takes along by a relative path. Packages
/// (`node_modules`) and the language's own runtime are not among them.
final class Fingerprint {
    static final long LARGEST = 16 << 20;
    private static final int MOST_FILES = 500;
    /// `from './a.js'`, `import './a.js'`, `import('./a.js')`, `require('./a')`. A path that is put together while running is not found.
    private static final Pattern TAKEN = Pattern.compile("(?:from|import|require)\\s*\\(?\\s*(['\"`])(\\.{1,2}/[^'\"`]{1,1000})\\1");
    private static final List<String> ENDINGS = List.of("", ".js", ".mjs", ".cjs", ".json", ".node", "/index.js");

    private Fingerprint() {}

    /// @param also files that belong to it whatever it says
    /// @throws IOException when a file cannot be read or is no file of a sensible size
    static SortedMap<Path, String> of(Path main, List<Path> also) throws IOException {
        SortedMap<Path, String> hashes = new TreeMap<>();
        Deque<Path> open = new ArrayDeque<>(also);
        open.push(main);
        while (!open.isEmpty()) {
            Path file = open.pop().toRealPath();
            if (hashes.containsKey(file)) {
                continue;
            }
            if (hashes.size() == MOST_FILES) {
                throw new IOException(main + " takes along more than " + MOST_FILES + " files.");
            }
            byte[] content = read(file);
            hashes.put(file, hash(content));
            if (isScript(file)) {
                taken(file, content).forEach(open::push);
            }
        }
        return hashes;
    }

    static String hash(Path file) throws IOException {
        return hash(read(file));
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            throw new IOException(file + " is no file of at most " + (LARGEST >> 20) + " MiB.");
        }
        return Files.readAllBytes(file);
    }

    private static boolean isScript(Path file) {
        return file.toString().matches(".*\\.[mc]?js");
    }

    private static List<Path> taken(Path file, byte[] content) {
        Matcher matcher = TAKEN.matcher(new String(content, StandardCharsets.UTF_8));
        return matcher.results().map(r -> r.group(2)).mapMulti((String name, java.util.function.Consumer<Path> found) -> {
            for (String ending : ENDINGS) {
                try {
                    Path taken = file.resolveSibling(name + ending);
                    if (Files.isRegularFile(taken)) {
                        found.accept(taken);
                        return;
                    }
                } catch (InvalidPathException _) {
                    return;
                }
            }
        }).toList();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
