/** Layouts bound to a file's columns, for the loader. */
@NullMarked
package uk.toex.comms.layout.internal;

import org.jspecify.annotations.NullMarked;
