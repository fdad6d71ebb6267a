/// The prompt editor: text, cursor, undo, history, queue. UI thread.
@NullMarked
package dev.branchline.state.composer;

import org.jspecify.annotations.NullMarked;
