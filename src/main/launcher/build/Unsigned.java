import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Takes the signatures off a library's jar. An archive of classes keeps none of a signed jar, and the first one that is loaded from it lets
/// the JVM check the signature of the jar: 70 milliseconds, at a start or later. What comes from Central was checked when Maven fetched it,
/// and the archive is bound to the content of all jars.
final class Unsigned {
    private Unsigned() {}

    /// Rewrites the jar in its place, if it is signed.
    static void make(Path jar) throws IOException {
        if (!isSigned(jar)) {
            return;
        }
        Path made = jar.resolveSibling(jar.getFileName() + ".unsigned");
        copy(jar, made);
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isSigned(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            return file.stream().anyMatch(entry -> isSignature(entry.getName()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (JarFile in = new JarFile(from.toFile(), false);
                OutputStream file = Files.newOutputStream(to);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!isSignature(entry.getName())) {
                    JarEntry copy = new JarEntry(entry.getName());
                    copy.setLastModifiedTime(entry.getLastModifiedTime());
                    out.putNextEntry(copy);
                    try (InputStream content = in.getInputStream(entry)) {
                        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                            withoutDigests(content).write(out);
                        } else {
                            content.transferTo(out);
                        }
                    }
                    out.closeEntry();
                }
            }
        }
    }

    private static Manifest withoutDigests(InputStream content) throws IOException {
        Manifest manifest = new Manifest(content);
        manifest.getEntries().values().forEach(attributes -> attributes.keySet().removeIf(name -> name.toString().endsWith("-Digest")));
        manifest.getEntries().values().removeIf(Map::isEmpty);
        return manifest;
    }

    private static boolean isSignature(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("META-INF/") && upper.indexOf('/', "META-INF/".length()) < 0
                && (upper.endsWith(".SF") || upper.endsWith(".RSA") || upper.endsWith(".DSA") || upper.endsWith(".EC"));
    }
}
