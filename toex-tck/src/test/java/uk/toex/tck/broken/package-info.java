/** For each rule a plugin that breaks it; the class bears the rule's id. */
@NullMarked
package uk.toex.tck.broken;

import org.jspecify.annotations.NullMarked;
