/** Comms data in bulk: from files of many layouts to a store of events, and questions to it. */
@NullMarked
package uk.toex.comms;

import org.jspecify.annotations.NullMarked;
