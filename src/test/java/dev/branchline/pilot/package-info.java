/// Drives the whole program in memory, by keys as bytes, through the real decoder, loop, painters and session store; only the
/// network, the clock and the terminal device are played. Waits by counting work, never by sleeping. Test thread = UI thread.
@NullMarked
package dev.branchline.pilot;

import org.jspecify.annotations.NullMarked;
