/// The user's own tools: JavaScript modules in one Node process, programs of any language by a manifest. Only what was trusted runs, and
/// only as long as its content is the trusted one. Blocking; virtual threads of the service.
@NullMarked
package dev.branchline.tools.custom;

import org.jspecify.annotations.NullMarked;
