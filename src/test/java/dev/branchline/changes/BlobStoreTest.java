package dev.branchline.changes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BlobStoreTest {
    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void whatWasPutComesBack() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        BlobStore store = new BlobStore(folder);
        for (byte[] content : List.of(bytes(""), bytes("x"), bytes("many words ".repeat(10_000)), noise)) {
            String hash = store.put(content);
            assertThat(new BlobStore(folder).get(hash)).isEqualTo(content);
        }
        long size = 0;
        for (Path file : files()) {
            size += Files.size(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
        assertThat(size).isLessThan(103_000);
    }

    @Test
    void manyAtOnceAreOneFileAndAnotherStoreSeesThem() throws IOException {
        BlobStore store = new BlobStore(folder);
        BlobStore other = new BlobStore(folder);
        Map<String, byte[]> many = new HashMap<>();
        for (int i = 0; i < 3000; i++) {
            many.put(Content.sha256(bytes("content " + i)), bytes("content " + i));
        }
        store.putAll(many);
        assertThat(files()).hasSize(2);
        for (Map.Entry<String, byte[]> one : many.entrySet()) {
            assertThat(other.get(one.getKey())).isEqualTo(one.getValue());
        }
        store.putAll(many);
        assertThat(files()).hasSize(2);
    }

    @Test
    void aDamagedContentIsToldAndStoredAnew() throws IOException {
        BlobStore store = new BlobStore(folder);
        String hash = store.put(bytes("precious words ".repeat(100)));
        Path file = files().getFirst();
        byte[] stored = Files.readAllBytes(file);
        int told = 0;
        for (int at = 0; at < stored.length; at += 3) {
            byte[] damaged = stored.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            try {
                // A byte that the content does not depend on, such as the check sum behind it.
                assertThat(store.get(hash)).isEqualTo(bytes("precious words ".repeat(100)));
            } catch (BlobDamagedException _) {
                told++;
            }
        }
        assertThat(told).isGreaterThan(stored.length / 6);
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> store.get(hash)).isInstanceOf(BlobDamagedException.class);
        assertThatThrownBy(() -> store.get(Content.sha256(bytes("never")))).isInstanceOf(BlobDamagedException.class);
        store.put(bytes("precious words ".repeat(100)));
        assertThat(store.get(hash)).hasSize(1500);
    }

    @Test
    void aPackWithoutItsIndexIsNotSeen() throws IOException {
        Map<String, byte[]> many = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            many.put(Content.sha256(bytes("c" + i)), bytes("c" + i));
        }
        new BlobStore(folder).putAll(many);
        for (Path file : files()) {
            if (file.toString().endsWith(".index")) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        BlobStore store = new BlobStore(folder);
        assertThatThrownBy(() -> store.get(Content.sha256(bytes("c1")))).isInstanceOf(BlobDamagedException.class);
        store.putAll(many);
        assertThat(store.get(Content.sha256(bytes("c1")))).isEqualTo(bytes("c1"));
    }
}
