/// Plain values of tool calls: what tools there are, what a call would do, whether it may, what came of it.
@NullMarked
package dev.branchline.model.tool;

import org.jspecify.annotations.NullMarked;
