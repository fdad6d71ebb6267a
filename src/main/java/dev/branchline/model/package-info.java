/// Plain immutable values that every room shares: ids, messages, models, usage, money, errors. Uses nothing; belongs to no thread.
@NullMarked
package dev.branchline.model;

import org.jspecify.annotations.NullMarked;
