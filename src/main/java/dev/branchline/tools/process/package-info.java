/// Processes that tools start: with a clean environment, in a session of their own that ends as a whole, their output kept. Knows no tool.
@NullMarked
package dev.branchline.tools.process;

import org.jspecify.annotations.NullMarked;
