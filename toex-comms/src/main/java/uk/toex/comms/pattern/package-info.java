/** Patterns in comms data: deal lines, changes of number, phones used like burners. */
@NullMarked
package uk.toex.comms.pattern;

import org.jspecify.annotations.NullMarked;
