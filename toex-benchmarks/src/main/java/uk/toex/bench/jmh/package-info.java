/** Micro-benchmarks of the hot path; {@code toex-benchmarks/jmh} runs them. */
@NullMarked
package uk.toex.bench.jmh;

import org.jspecify.annotations.NullMarked;
