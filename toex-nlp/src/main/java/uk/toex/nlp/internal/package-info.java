/** The insides of report classification: not API, and free to change. */
@NullMarked
package uk.toex.nlp.internal;

import org.jspecify.annotations.NullMarked;
