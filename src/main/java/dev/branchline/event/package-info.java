/// The sealed family of everything that can happen, and the bus that carries it. Published from any thread, consumed by the UI thread only.
@NullMarked
package dev.branchline.event;

import org.jspecify.annotations.NullMarked;
