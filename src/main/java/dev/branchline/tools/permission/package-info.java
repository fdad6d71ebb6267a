/// What may run: rules, their patterns, the scopes they hold in, the parsing of command lines. Knows no tool; reads and decides, runs
/// nothing. Any thread.
@NullMarked
package dev.branchline.tools.permission;

import org.jspecify.annotations.NullMarked;
