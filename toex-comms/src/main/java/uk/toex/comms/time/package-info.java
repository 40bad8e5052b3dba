/** Times as the files of phone companies write them, to seconds since 1970 in UTC. */
@NullMarked
package uk.toex.comms.time;

import org.jspecify.annotations.NullMarked;
