package dev.branchline.command;

import dev.branchline.event.ComposerIntent;
import dev.branchline.event.ComposerIntent.Reach;
import dev.branchline.event.Intent;
import dev.branchline.state.AppState;
import dev.branchline.state.composer.SoftWrap;
import dev.branchline.state.composer.TextBuffer;
import dev.branchline.state.view.Geometry;

/// Up and down in the editor: rows first, history beyond the text's ends.
final class Composing {
    private Composing() {}

    static Intent upOrOlder(AppState state) {
        return move(state, -1).equals(state.composer().buffer()) ? new ComposerIntent.History(-1) : new ComposerIntent.Move(Reach.UP);
    }

    static Intent downOrNewer(AppState state) {
        return move(state, 1).equals(state.composer().buffer()) ? new ComposerIntent.History(1) : new ComposerIntent.Move(Reach.DOWN);
    }

    private static TextBuffer move(AppState state, int rows) {
        return SoftWrap.moveRows(state.composer().buffer(), rows, Geometry.composerTextWidth(state.panes()));
    }
}
