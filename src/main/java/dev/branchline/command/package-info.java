/// Every command once, and what follows from it: keymap, hints, help, palette, slash names, README table. Pure; read by UI thread.
@NullMarked
package dev.branchline.command;

import org.jspecify.annotations.NullMarked;
