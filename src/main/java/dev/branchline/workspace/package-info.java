/// The folder that is worked on: safe paths, reading, atomic writing, ignore rules, globs, walking, scanning for what changed behind our
/// back. Every file that the program touches there goes through here. Blocking; any thread but the UI's.
@NullMarked
package dev.branchline.workspace;

import org.jspecify.annotations.NullMarked;
