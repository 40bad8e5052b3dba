/** The insides of the store and of the loader; for this module only. */
@NullMarked
package uk.toex.comms.internal;

import org.jspecify.annotations.NullMarked;
