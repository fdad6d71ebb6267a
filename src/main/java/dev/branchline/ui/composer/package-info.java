/// The prompt editor's pane. UI thread only.
@NullMarked
package dev.branchline.ui.composer;

import org.jspecify.annotations.NullMarked;
