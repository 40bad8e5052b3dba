/** How plugins are found and loaded; not API. */
@NullMarked
package uk.toex.host.internal;

import org.jspecify.annotations.NullMarked;
