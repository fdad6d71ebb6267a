/// Settings, key overrides, folders, secrets: parsed once into records. Called at start and by the effect runner.
@NullMarked
package dev.branchline.config;

import org.jspecify.annotations.NullMarked;
