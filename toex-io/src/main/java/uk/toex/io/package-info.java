/**
 * Records in and out.
 *
 * <p>In: an {@link uk.toex.io.Input} (CSV, TSV or JSON Lines, plain or gzipped) is read by a {@link
 * uk.toex.io.RowReader} as rows of strings, or by a {@link uk.toex.io.ReportReader} as reports. A
 * bad record is kept aside in {@link uk.toex.io.Rejects} and does not stop the file; an input that
 * is not what it claims to be is refused whole. Out: {@link uk.toex.io.CsvOut} and {@link
 * uk.toex.io.JsonOut} over {@link uk.toex.io.AtomicFile}, so that a file is there whole or not at
 * all.
 *
 * <p>Readers and writers belong to one thread. Values such as {@link uk.toex.io.Input} over a path,
 * {@link uk.toex.io.Limits} and {@link uk.toex.io.Row} are immutable.
 */
@NullMarked
package uk.toex.io;

import org.jspecify.annotations.NullMarked;
