/// The loop, the frame gate, the effect runner, timers: the imperative shell around state.
@NullMarked
package dev.branchline.runtime;

import org.jspecify.annotations.NullMarked;
