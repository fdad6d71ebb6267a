/// Reads the files that go along with a prompt, walks the workspace for names, and remembers what the user said to a project's instructions.
/// Uses `workspace` and `disk`; blocks, so it is called on virtual threads only, except where a method says otherwise.
@NullMarked
package dev.branchline.context;

import org.jspecify.annotations.NullMarked;
