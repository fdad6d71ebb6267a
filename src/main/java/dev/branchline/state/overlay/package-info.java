/// What lies on top, as data on a stack. UI thread.
@NullMarked
package dev.branchline.state.overlay;

import org.jspecify.annotations.NullMarked;
