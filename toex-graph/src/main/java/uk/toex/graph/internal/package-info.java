/** What the packages of toex-graph share; not for others. */
@NullMarked
package uk.toex.graph.internal;

import org.jspecify.annotations.NullMarked;
