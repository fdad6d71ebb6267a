package dev.branchline.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// Blots out keys: those that it was told of, and whatever looks like one.
public final class Redaction {
    private static final String BLOT = "[key]";
    /// Anything shorter would blot out ordinary words.
    private static final int SHORTEST_SECRET = 6;
    private final List<String> secrets = new CopyOnWriteArrayList<>();

    /// From now on this text is blotted out, wherever it stands; ignored when shorter than six characters.
    public void hide(String secret) {
        if (secret.length() >= SHORTEST_SECRET && !secrets.contains(secret)) {
            secrets.add(secret);
        }
    }

    /// The text without keys.
    public String apply(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, BLOT);
        }
        return likely(clean);
    }

    /// The text without anything that looks like a key.
    public static String likely(String text) {
        String clean = text.contains("sk-") ? Looks.KEY.matcher(text).replaceAll(BLOT) : text;
        return Looks.BEARER.matcher(clean).replaceAll("$1" + BLOT);
    }

    /// Compiled with the first line, not at start.
    private static final class Looks {
        static final Pattern KEY = Pattern.compile("\\bsk-[A-Za-z0-9_-]{6,}");
        static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer\\s+)[^\\s\"',}]+");
    }
}
