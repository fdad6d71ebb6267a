/// The side panel with the tree of branches. UI thread only.
@NullMarked
package dev.branchline.ui.tree;

import org.jspecify.annotations.NullMarked;
