/** Benchmarks of comms data. */
@NullMarked
package uk.toex.bench.comms;

import org.jspecify.annotations.NullMarked;
