/** Whole-process comparisons with other classifiers; {@code toex-benchmarks/compare} runs them. */
@NullMarked
package uk.toex.bench.compare;

import org.jspecify.annotations.NullMarked;
