/// Changes of files as the user sees them: the list beside the tree, the review, previews, conflicts, what was done in which order. UI thread.
@NullMarked
package dev.branchline.state.changes;

import org.jspecify.annotations.NullMarked;
