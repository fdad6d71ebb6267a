package dev.branchline.text.markdown;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which link targets may be handed to the terminal.
final class LinkTarget {
    private static final int MAX_LENGTH = 2048;

    private LinkTarget() {}

    /// A target that is safe in an OSC 8 sequence: http, https, mailto or file, printable ASCII only (the rest
    /// percent-encoded); null for every other.
    static @Nullable String clickable(String destination) {
        String lower = destination.substring(0, Math.min(8, destination.length())).toLowerCase(Locale.ROOT);
        boolean known = lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("mailto:") || lower.startsWith("file://");
        if (!known || destination.length() > MAX_LENGTH) {
            return null;
        }
        StringBuilder out = new StringBuilder(destination.length());
        for (byte b : destination.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7F) {
                out.append((char) b);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
            }
        }
        return out.toString();
    }

    /// Whether a link's text already says where it leads.
    static boolean says(String text, String destination) {
        return text.equals(destination)
                || destination.equals("mailto:" + text)
                || destination.equals("http://" + text)
                || destination.equals("https://" + text);
    }
}
