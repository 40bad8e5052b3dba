/** Networks in and out: CSV, TSV and JSON Lines, Neo4j's import files, saved network folders. */
@NullMarked
package uk.toex.graph.io;

import org.jspecify.annotations.NullMarked;
