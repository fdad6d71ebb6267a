package dev.branchline.state.tools;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import java.util.ArrayList;
import java.util.List;

/// What is left of a proposal once the user has left out parts of it.
final class Allowed {
    private Allowed() {}

    static PreparedCall part(PreparedCall proposed, Approval approval) {
        if (!(proposed.preview() instanceof Preview.Edits edits)) {
            return proposed;
        }
        return switch (approval) {
            case Approval.Whole _ -> proposed;
            case Approval.Hunks some -> with(proposed, new Preview.Edits(chosen(edits, some)));
            // What differs is not known before it is written.
            case Approval.Edited _ -> with(proposed, new Preview.Arguments(proposed.call().arguments()));
        };
    }

    private static List<FileDiff> chosen(Preview.Edits edits, Approval.Hunks some) {
        List<FileDiff> files = new ArrayList<>();
        for (int i = 0; i < edits.files().size(); i++) {
            FileDiff file = edits.files().get(i);
            List<Hunk> hunks = new ArrayList<>();
            for (int j = 0; j < file.hunks().size(); j++) {
                if (some.chosen().contains(new Approval.Hunks.Chosen(i, j))) {
                    hunks.add(file.hunks().get(j));
                }
            }
            if (!hunks.isEmpty()) {
                files.add(new FileDiff(file.edit(), file.text(), file.before(), file.after(), hunks, file.what()));
            }
        }
        return files;
    }

    private static PreparedCall with(PreparedCall proposed, Preview preview) {
        return new PreparedCall(
                proposed.call(), proposed.effect(), proposed.title(), proposed.verdict(), proposed.reason(), proposed.refusal(), preview, proposed.rules());
    }
}
