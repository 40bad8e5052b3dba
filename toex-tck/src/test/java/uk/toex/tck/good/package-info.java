/** A plugin that keeps all rules. */
@NullMarked
package uk.toex.tck.good;

import org.jspecify.annotations.NullMarked;
