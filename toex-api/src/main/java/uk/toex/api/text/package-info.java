/** What can be said of a text alone: the language that it is written in. */
@NullMarked
package uk.toex.api.text;

import org.jspecify.annotations.NullMarked;
