/**
 * The {@code toex} command: what the library does, on files. It calls public API only; {@link
 * uk.toex.cli.Toex} is where it begins.
 */
@NullMarked
package uk.toex.cli;

import org.jspecify.annotations.NullMarked;
