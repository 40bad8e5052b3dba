/** Network risk: who is close to known exploitation, and why. */
@NullMarked
package uk.toex.graph;

import org.jspecify.annotations.NullMarked;
