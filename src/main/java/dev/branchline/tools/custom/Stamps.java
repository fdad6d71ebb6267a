package dev.branchline.tools.custom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Hashes of files, computed again only when date, size or identity say so. Safe for many threads.
final class Stamps {
    private final Map<Path, Stamp> known = new ConcurrentHashMap<>();

    private record Stamp(FileTime changed, long size, @Nullable Object key, String hash) {}

    String hash(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Stamp before = known.get(file);
        if (before != null && before.changed.equals(now.lastModifiedTime()) && before.size == now.size()
                && java.util.Objects.equals(before.key, now.fileKey())) {
            return before.hash;
        }
        String hash = Fingerprint.hash(file);
        known.put(file, new Stamp(now.lastModifiedTime(), now.size(), now.fileKey(), hash));
        return hash;
    }

    void forget(Collection<Path> files) {
        known.keySet().removeAll(files);
    }
}
