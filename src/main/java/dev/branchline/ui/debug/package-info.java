/// Figures about the program itself, at the top right. UI thread only.
@NullMarked
package dev.branchline.ui.debug;

import org.jspecify.annotations.NullMarked;
