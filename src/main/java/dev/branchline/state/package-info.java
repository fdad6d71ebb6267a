/// The decisions of the program: AppState, Update, Effect, by feature. No IO, no clock, no Lanterna, no HTTP. Runs on the UI thread.
@NullMarked
package dev.branchline.state;

import org.jspecify.annotations.NullMarked;
