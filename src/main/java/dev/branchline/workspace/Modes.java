package dev.branchline.workspace;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Permission bits as numbers.
final class Modes {
    private static final PosixFilePermission[] FROM_HIGHEST = PosixFilePermission.values();

    private Modes() {}

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < FROM_HIGHEST.length; i++) {
            if ((mode & (0400 >> i)) != 0) {
                set.add(FROM_HIGHEST[i]);
            }
        }
        return set;
    }

    /// Only the owner may read and write.
    static FileAttribute<?>[] privately() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions(0600))}
                : new FileAttribute<?>[0];
    }
}
