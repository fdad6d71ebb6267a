package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The spelling that the disk has for a name. On a file system that takes `README` and `readme` for the same, one file would otherwise
/// have many paths, and rules and ledger would see each as another file.
final class RealName {
    private RealName() {}

    /// @param path what is there under some spelling
    static Path of(Path path, Stat stat) throws IOException {
        Path folder = path.getParent();
        Path name = path.getFileName();
        if (folder == null || name == null) {
            return path;
        }
        String other = otherCase(name.toString());
        if (other.equals(name.toString())) {
            return path;
        }
        Stat twin = Stat.of(folder.resolve(other));
        // Two names of one file may also be hard links, but then the spelling that was asked for is in the folder.
        return twin == null || !twin.sameFile(stat) ? path : listed(folder, path);
    }

    private static Path listed(Path folder, Path path) throws IOException {
        Path similar = path;
        try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
            for (Path candidate : names) {
                if (candidate.equals(path)) {
                    return path;
                }
                if (candidate.toString().equalsIgnoreCase(path.toString())) {
                    similar = candidate;
                }
            }
        }
        return similar;
    }

    private static String otherCase(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
    }
}
