package dev.branchline.workspace;

import dev.branchline.model.change.FileState;
import java.util.List;

/// What a write left behind.
///
/// @param state what is at the path now
/// @param createdFolders folders that had to be made, outermost first, as paths of the ledger; undo removes them when they are empty
/// @param notices what the user would not expect, one sentence each
public record Written(FileState state, List<String> createdFolders, List<String> notices) {
    public Written {
        createdFolders = List.copyOf(createdFolders);
        notices = List.copyOf(notices);
    }
}
