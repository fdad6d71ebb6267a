/// Commands of the shell: in a process group of their own that ends as a whole, without terminal and key, with a time limit, in the
/// background, in a sandbox when that is wished. Blocking; virtual threads of the service.
@NullMarked
package dev.branchline.tools.shell;

import org.jspecify.annotations.NullMarked;
