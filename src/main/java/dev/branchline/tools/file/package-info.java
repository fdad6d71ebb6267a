/// Built-in tools: reading, writing and searching files, and what was changed. Names and arguments as OpenRouter-Terminal has them.
/// Every path goes through [dev.branchline.workspace.Workspace], every write through [dev.branchline.changes.Changes].
/// Stateless; run on virtual threads.
@NullMarked
package dev.branchline.tools.file;

import org.jspecify.annotations.NullMarked;
