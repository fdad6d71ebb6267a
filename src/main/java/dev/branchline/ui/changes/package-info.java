/// Drawing changes of files: the list beside the tree, the review, previews, conflicts, who wrote what. UI thread only.
@NullMarked
package dev.branchline.ui.changes;

import org.jspecify.annotations.NullMarked;
