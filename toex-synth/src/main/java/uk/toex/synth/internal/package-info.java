/** What the packages of toex-synth share; not for others. */
@NullMarked
package uk.toex.synth.internal;

import org.jspecify.annotations.NullMarked;
