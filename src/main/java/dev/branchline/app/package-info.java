/// Composition root: command line, wiring, start and orderly exit. The only place that constructs services; may use every room.
@NullMarked
package dev.branchline.app;

import org.jspecify.annotations.NullMarked;
