package dev.branchline.changes;

import dev.branchline.disk.PrivateFiles;
import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Contents of files by their SHA-256, shared by all sessions. Nothing is ever deleted or replaced, so several processes may use one
/// store at once, and what was read once can be read for ever.
///
/// A few contents at a time become a file each, `ab/cdef…`; many at once, as a first look at a workspace brings them, become one
/// [BlobPack], because each file costs a wait for the disk. Safe for many threads.
public final class BlobStore {
    /// From here on a pack is quicker than single files.
    private static final int MANY = 6;

    private final Path folder;
    private final BlobPacks packs;

    /// @param folder made when it is not there
    public BlobStore(Path folder) throws IOException {
        PrivateFiles.folder(folder);
        this.folder = folder;
        this.packs = new BlobPacks(folder.resolve("packs"));
    }

    /// Stores contents; when it returns they would survive a power failure.
    ///
    /// @return the hash of the content
    public String put(byte[] content) throws IOException {
        String hash = Content.sha256(content);
        putAll(Map.of(hash, content));
        return hash;
    }

    /// Stores contents by their hashes; when it returns they would survive a power failure.
    void putAll(Map<String, byte[]> contents) throws IOException {
        Map<String, byte[]> fresh = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            if (contents.size() < MANY ? !holds(content.getKey()) : !has(content.getKey())) {
                fresh.put(content.getKey(), content.getValue());
            }
        }
        if (fresh.size() >= MANY) {
            packs.add(fresh);
        } else {
            for (Map.Entry<String, byte[]> content : fresh.entrySet()) {
                single(content.getKey(), content.getValue());
            }
        }
    }

    void putAll(Collection<Content> contents) throws IOException {
        Map<String, byte[]> regular = new LinkedHashMap<>();
        for (Content content : contents) {
            if (content.state() instanceof FileState.Regular file && content.bytes() != null) {
                regular.put(file.hash(), content.bytes());
            }
        }
        putAll(regular);
    }

    boolean has(String hash) throws IOException {
        return packs.has(hash) || Files.exists(file(hash));
    }

    /// Whether it is there and sound; a damaged one is stored anew.
    private boolean holds(String hash) throws IOException {
        if (!has(hash)) {
            return false;
        }
        try {
            get(hash);
            return true;
        } catch (BlobDamagedException _) {
            return false;
        }
    }

    /// @throws BlobDamagedException when it is not there, or not what was stored
    public byte[] get(String hash) throws IOException {
        byte[] stored;
        try {
            stored = Files.readAllBytes(file(hash));
        } catch (NoSuchFileException _) {
            stored = packs.read(hash);
            if (stored == null) {
                throw new BlobDamagedException(hash, "is missing");
            }
        }
        return Blob.unpack(hash, stored);
    }

    private void single(String hash, byte[] content) throws IOException {
        Path file = file(hash);
        Path parent = folder.resolve(hash.substring(0, 2));
        boolean newParent = !Files.isDirectory(parent);
        PrivateFiles.folder(parent);
        Path fresh = parent.resolve(temporaryName());
        try {
            try (FileChannel channel = PrivateFiles.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                PrivateFiles.writeAll(channel, Blob.pack(content));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException _) {
            // Another process stored the same, byte for byte.
        } finally {
            Files.deleteIfExists(fresh);
        }
        PrivateFiles.forceFolder(parent);
        if (newParent) {
            PrivateFiles.forceFolder(folder);
        }
    }

    static String temporaryName() {
        return ProcessHandle.current().pid() + "-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp";
    }

    private Path file(String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2));
    }
}
