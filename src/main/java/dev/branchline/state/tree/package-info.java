/// The side panel's tree: choice, folds, walking. UI thread.
@NullMarked
package dev.branchline.state.tree;

import org.jspecify.annotations.NullMarked;
