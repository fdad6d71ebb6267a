/// The log file. Uses nothing, so that every room may use it; safe from any thread; never writes to the screen.
@NullMarked
package dev.branchline.log;

import org.jspecify.annotations.NullMarked;
