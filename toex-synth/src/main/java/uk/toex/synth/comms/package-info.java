/** Generated comms of a fictional force: calls, messages and data sessions with planted truth. */
@NullMarked
package uk.toex.synth.comms;

import org.jspecify.annotations.NullMarked;
