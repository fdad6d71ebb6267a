/// The whole packaged program in a pseudo-terminal, measured from outside. Start [WholeProgramBenchmark].
@NullMarked
package dev.branchline.bench;

import org.jspecify.annotations.NullMarked;
