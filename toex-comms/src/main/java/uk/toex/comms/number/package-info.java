/** Telephone numbers and device numbers, brought to one form each. */
@NullMarked
package uk.toex.comms.number;

import org.jspecify.annotations.NullMarked;
