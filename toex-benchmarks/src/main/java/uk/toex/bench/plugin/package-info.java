/** A plugin that does next to nothing, to measure what plugins cost. */
@NullMarked
package uk.toex.bench.plugin;

import org.jspecify.annotations.NullMarked;
