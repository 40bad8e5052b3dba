/** What the benchmarks share, and the review of a large collection. */
@NullMarked
package uk.toex.bench;

import org.jspecify.annotations.NullMarked;
