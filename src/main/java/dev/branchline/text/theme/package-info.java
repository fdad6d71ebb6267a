/// Roles and the colours that theme files give them. Immutable once loaded.
@NullMarked
package dev.branchline.text.theme;

import org.jspecify.annotations.NullMarked;
