/// The title line at the top and the status line at the bottom. UI thread only.
@NullMarked
package dev.branchline.ui.status;

import org.jspecify.annotations.NullMarked;
