/// From bytes to input events and from cells to bytes: tty, decoder, fast screen. The reader has its own thread; all else is the UI thread's.
@NullMarked
package dev.branchline.runtime.terminal;

import org.jspecify.annotations.NullMarked;
