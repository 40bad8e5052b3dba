/**
 * What every answer of TOEX is made of: {@link uk.toex.api.Advice} with its {@link
 * uk.toex.api.Explanation} and {@link uk.toex.api.Provenance}, the {@link uk.toex.api.Decision}
 * that only a named person can make of it, {@link uk.toex.api.Progress}, and the exceptions.
 *
 * <p>Everything here is immutable and may be shared between threads, unless a type says otherwise.
 */
@NullMarked
package uk.toex.api;

import org.jspecify.annotations.NullMarked;
