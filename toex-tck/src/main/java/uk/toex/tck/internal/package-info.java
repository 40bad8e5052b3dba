/** How the kit works; no API. */
@NullMarked
package uk.toex.tck.internal;

import org.jspecify.annotations.NullMarked;
