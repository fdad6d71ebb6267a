package dev.branchline.terminal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Everything that the program may send to a terminal. Whatever else is among the bytes came from outside, and is an attack.
final class ByteGrammar {
    /// Moving, erasing, scrolling, colours; our modes; the title's stack; synchronized frames; hyperlinks; the title.
    private static final Pattern SEQUENCE = Pattern.compile("\033(?:"
            + "\\[[0-9;]*[HCGKXSLrm]"
            + "|\\[\\?(?:1049|25|7|2004|1004|1002|1006|2026)[hl]"
            + "|\\[>4;[01]m"
            + "|\\[2[23];2t"
            + "|\\]8;;[\\x21-\\x7e]*\033\\\\"
            + "|\\]2;[^\\p{Cntrl}]*\033\\\\)");
    /// What the harness itself says at the end.
    private static final Pattern EPILOGUE = Pattern.compile("\033\\]777;exit;\\d+\007$");
    private static final int CONTEXT = 24;

    private ByteGrammar() {}

    /// @return what is not ours, each with its surroundings; empty when all is well
    static List<String> violations(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return List.of("not UTF-8: " + e.getMessage());
        }
        text = EPILOGUE.matcher(text).replaceFirst("");
        List<String> found = new ArrayList<>();
        Matcher sequence = SEQUENCE.matcher(text);
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (c == 0x1b && sequence.region(at, text.length()).lookingAt()) {
                at = sequence.end();
                continue;
            }
            if (!isPlain(c)) {
                found.add("U+%04X at %d: %s".formatted(c, at, visible(text, at)));
            }
            at += Character.charCount(c);
        }
        return found;
    }

    private static boolean isPlain(int c) {
        return switch (c) {
            case '\r', '\n', '\b' -> true;
            // Zero width or reordering: drawn as glyphs, never sent.
            case 0xAD, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2060, 0xFEFF -> false;
            default -> c >= 0x20
                    && (c < 0x7F || c > 0x9F)
                    && (c < 0x202A || c > 0x202E)
                    && (c < 0x2066 || c > 0x2069)
                    && (c < 0xE0000 || c > 0xE0FFF);
        };
    }

    private static String visible(String text, int at) {
        return text.substring(Math.max(0, at - CONTEXT), Math.min(text.length(), at + CONTEXT)).replace("\033", "␛").replaceAll("\\p{Cntrl}", "·");
    }
}
