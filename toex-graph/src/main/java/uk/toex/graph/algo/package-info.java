/** Textbook algorithms on plain graphs: PageRank, components, communities, distances, cores. */
@NullMarked
package uk.toex.graph.algo;

import org.jspecify.annotations.NullMarked;
