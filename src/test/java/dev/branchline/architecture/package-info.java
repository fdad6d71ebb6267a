/// The walls between the rooms, as tests.
@NullMarked
package dev.branchline.architecture;

import org.jspecify.annotations.NullMarked;
