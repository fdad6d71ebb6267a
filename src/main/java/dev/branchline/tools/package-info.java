/// Tools that models call: the registry, the built-in ones, those of the user, and what they may do. Run on virtual threads.
@NullMarked
package dev.branchline.tools;

import org.jspecify.annotations.NullMarked;
