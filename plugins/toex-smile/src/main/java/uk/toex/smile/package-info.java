/**
 * Report classifiers of Smile 2.6.0 as a plugin. {@link uk.toex.smile.SmilePlugin} is the entry.
 */
@NullMarked
package uk.toex.smile;

import org.jspecify.annotations.NullMarked;
