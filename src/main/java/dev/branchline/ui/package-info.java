/// Lanterna window layout and painters by feature: they read AppState and draw. UI thread only.
@NullMarked
package dev.branchline.ui;

import org.jspecify.annotations.NullMarked;
