package dev.branchline.changes;

import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Settlement.Choice;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/// Three states of a file merged into one: from `base` to `wished` is what is to be done, from `base` to `now` what happened since.
///
/// Where nothing happened since, the wished bytes are taken as they are. Texts are merged by lines; permission bits, encoding and byte order
/// mark are each taken from the wish unless they were changed since. What is no text is one piece.
sealed interface StateMerge {
    /// @param exact whether nothing had happened since, or it was as wished already
    record Clean(Content result, boolean exact) implements StateMerge {}

    /// Must be settled by the user.
    record Open(List<Conflict> conflicts, Settling settling) implements StateMerge {}

    record Impossible(String why) implements StateMerge {}

    @FunctionalInterface
    interface Settling {
        /// @throws IllegalArgumentException when the choices do not fit the conflicts
        StateMerge settle(List<Choice> choices);
    }

    static StateMerge of(Content base, Content wished, Content now) {
        if (wished.state().equals(now.state())) {
            return new Clean(now, true);
        }
        if (base.state().equals(wished.state())) {
            return new Clean(now, false);
        }
        Optional<String> unkept = unkept(base).or(() -> unkept(wished)).or(() -> unkept(now));
        if (unkept.isPresent()) {
            return new Impossible("It cannot be taken back: it is or was " + unkept.get() + ".");
        }
        if (base.state().equals(now.state())) {
            return new Clean(wished, true);
        }
        if (sameBytes(base, now) || sameBytes(base, wished) || sameBytes(wished, now)) {
            return oneSided(base, wished, now);
        }
        Optional<TextForm> baseText = TextForm.of(base);
        Optional<TextForm> wishedText = TextForm.of(wished);
        Optional<TextForm> nowText = TextForm.of(now);
        boolean text = baseText.isPresent() && wishedText.isPresent() && nowText.isPresent();
        if (!text || base.isAbsent() || now.isAbsent()) {
            return whole(base, wished, now);
        }
        return texts(
                new Side(base, baseText.orElseThrow()), new Side(wished, wishedText.orElseThrow()), new Side(now, nowText.orElseThrow()));
    }

    /// A content that is there, or is absent and counts as empty, as text.
    record Side(Content content, TextForm text) {
        int mode() {
            return content.state() instanceof FileState.Regular r ? r.mode() : -1;
        }
    }

    private static Optional<String> unkept(Content content) {
        return content.state() instanceof FileState.Unkept u ? Optional.of(u.why()) : Optional.empty();
    }

    private static boolean sameBytes(Content a, Content b) {
        return a.state() instanceof FileState.Regular x && b.state() instanceof FileState.Regular y && x.hash().equals(y.hash());
    }

    /// At most one side has other bytes than the base, so that only the permission bits have to be put together.
    private static StateMerge oneSided(Content base, Content wished, Content now) {
        if (base.state() instanceof FileState.Regular b
                && wished.state() instanceof FileState.Regular w
                && now.state() instanceof FileState.Regular n) {
            byte[] bytes = n.hash().equals(b.hash()) ? wished.bytes() : now.bytes();
            return bytes == null ? whole(base, wished, now) : new Clean(Content.regular(bytes, mode(b, w, n)), false);
        }
        // Created by the tool and to go, or gone since: only its permission bits were changed meanwhile.
        return wished.isAbsent() && sameBytes(base, now) ? new Clean(Content.ABSENT, false) : whole(base, wished, now);
    }

    private static int mode(FileState.Regular base, FileState.Regular wished, FileState.Regular now) {
        return now.mode() == base.mode() ? wished.mode() : now.mode();
    }

    private static StateMerge texts(Side base, Side wished, Side now) {
        LineMerge merge = LineMerge.of(base.text().lines(), wished.text().lines(), now.text().lines());
        boolean asBase = now.text().file().charset().equals(base.text().file().charset()) && now.text().file().mark() == base.text().file().mark();
        TextForm form = asBase && !wished.content().isAbsent() ? wished.text() : now.text();
        int mode = now.mode() == base.mode() && !wished.content().isAbsent() ? wished.mode() : now.mode();
        Settling settling = choices -> {
            String text = merge.text(choices);
            if (text.isEmpty() && wished.content().isAbsent()) {
                return new Clean(Content.ABSENT, false);
            }
            return written(form, text, mode);
        };
        return merge.conflicts().isEmpty() ? settling.settle(List.of()) : new Open(merge.conflicts(), settling);
    }

    private static StateMerge written(TextForm form, String text, int mode) {
        try {
            return new Clean(form.write(text, mode), false);
        } catch (CharacterCodingException _) {
            return new Impossible("It holds characters that its encoding (" + form.file().encoding() + ") does not have: "
                    + form.file().with(text).foreign());
        }
    }

    /// One conflict over all of it.
    private static StateMerge whole(Content base, Content wished, Content now) {
        Conflict conflict = new Conflict(told(base), told(wished), told(now), 0);
        return new Open(List.of(conflict), choices -> {
            if (choices.size() != 1) {
                throw new IllegalArgumentException("one conflict, " + choices.size() + " choices");
            }
            return switch (choices.getFirst()) {
                case Choice.Now _ -> new Clean(now, false);
                case Choice.Wished _ -> new Clean(wished, false);
                case Choice.Base _ -> new Clean(base, false);
                case Choice.Own own -> own(base, wished, now, own.text());
            };
        });
    }

    private static StateMerge own(Content base, Content wished, Content now, String text) {
        for (Content like : List.of(now, wished, base)) {
            if (like.state() instanceof FileState.Regular file) {
                return TextForm.of(like)
                        .map(form -> written(form, text, file.mode()))
                        .orElseThrow(() -> new IllegalArgumentException("not a text"));
            }
        }
        throw new IllegalArgumentException("not a text");
    }

    private static List<String> told(Content content) {
        return switch (content.state()) {
            case FileState.Absent _ -> List.of();
            case FileState.Link link -> List.of("symbolic link to " + link.target() + "\n");
            case FileState.Unkept unkept -> List.of(unkept.why() + "\n");
            case FileState.Regular file -> TextForm.of(content)
                    .map(TextForm::lines)
                    .map(lines -> LineMerge.lines(lines, 0, lines.lines()))
                    .orElseGet(() -> List.of("no text, " + file.size() + " bytes, SHA-256 " + file.hash().substring(0, 12) + "…\n"));
        };
    }

}
