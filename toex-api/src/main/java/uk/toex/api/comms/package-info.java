/**
 * Comms data: who, with whom, when, where and on which handset, as files from phone companies say.
 */
@NullMarked
package uk.toex.api.comms;

import org.jspecify.annotations.NullMarked;
