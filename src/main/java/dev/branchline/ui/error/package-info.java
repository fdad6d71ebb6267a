/// The page after a crash. UI thread only.
@NullMarked
package dev.branchline.ui.error;

import org.jspecify.annotations.NullMarked;
