package dev.branchline.tools.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What bytes that are no text are, by how they begin.
final class Kinds {
    @SuppressWarnings("ArrayRecordComponent") // constants, compared by nobody
    private record Kind(int offset, byte[] magic, String name) {
        Kind(int offset, String magic, String name) {
            this(offset, magic.getBytes(StandardCharsets.ISO_8859_1), name);
        }

        boolean fits(byte[] bytes) {
            int end = offset + magic.length;
            return bytes.length >= end && Arrays.equals(bytes, offset, end, magic, 0, magic.length);
        }
    }

    private static final List<Kind> IMAGES = List.of(
            new Kind(0, "\u0089PNG\r\n\u001a\n", "image/png"),
            new Kind(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
            new Kind(0, "GIF87a", "image/gif"),
            new Kind(0, "GIF89a", "image/gif"),
            new Kind(8, "WEBP", "image/webp"));

    private static final List<Kind> OTHERS = List.of(
            new Kind(0, "%PDF-", "PDF document"),
            new Kind(0, "PK\u0003\u0004", "zip archive (also jar, docx, xlsx)"),
            new Kind(0, "\u001f\u008b", "gzip archive"),
            new Kind(0, "BZh", "bzip2 archive"),
            new Kind(0, "\u00fd7zXZ\0", "xz archive"),
            new Kind(0, "7z\u00bc\u00af", "7-zip archive"),
            new Kind(0, "(\u00b5/\u00fd", "zstd archive"),
            new Kind(257, "ustar", "tar archive"),
            new Kind(0, "\u007fELF", "ELF executable"),
            new Kind(0, "MZ", "Windows executable"),
            new Kind(0, "\u00cf\u00fa\u00ed\u00fe", "Mach-O executable"),
            new Kind(0, "\u00ca\u00fe\u00ba\u00be", "Java class"),
            new Kind(0, "\0asm", "WebAssembly"),
            new Kind(0, "SQLite format 3\0", "SQLite database"),
            new Kind(4, "ftyp", "video"),
            new Kind(0, "ID3", "MP3 audio"),
            new Kind(0, "OggS", "Ogg audio"),
            new Kind(0, "RIFF", "RIFF media"),
            new Kind(0, "BM", "bitmap picture"));

    private Kinds() {}

    /// @return the media type of an image that models can be sent; empty for all else
    static String image(byte[] bytes) {
        return name(IMAGES, bytes, "");
    }

    static String binary(byte[] bytes) {
        String image = image(bytes);
        return image.isEmpty() ? name(OTHERS, bytes, "binary data") : image;
    }

    private static String name(List<Kind> kinds, byte[] bytes, String otherwise) {
        return kinds.stream().filter(k -> k.fits(bytes)).map(Kind::name).findFirst().orElse(otherwise);
    }
}
