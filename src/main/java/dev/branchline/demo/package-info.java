/// An embedded look-alike of OpenRouter on loopback, with scripted answers, for demo mode and training runs.
@NullMarked
package dev.branchline.demo;

import org.jspecify.annotations.NullMarked;
