/// What lies on top: windows and painters of lists, pages and questions. UI thread only.
@NullMarked
package dev.branchline.ui.overlay;

import org.jspecify.annotations.NullMarked;
