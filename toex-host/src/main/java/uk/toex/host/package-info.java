/** Finding, checking and guarding plugins; {@link uk.toex.host.Plugins} is where to begin. */
@NullMarked
package uk.toex.host;

import org.jspecify.annotations.NullMarked;
