/// Panes, sizes, scrolling, notices. UI thread.
@NullMarked
package dev.branchline.state.view;

import org.jspecify.annotations.NullMarked;
