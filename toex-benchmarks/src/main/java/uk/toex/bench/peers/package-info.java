/** The contenders that run on the JVM, one main class each: {@code train} and {@code classify}. */
@NullMarked
package uk.toex.bench.peers;

import org.jspecify.annotations.NullMarked;
