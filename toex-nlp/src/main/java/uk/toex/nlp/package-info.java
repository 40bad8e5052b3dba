/**
 * Report classification: which reports probably carry the wrong tag, or lack one.
 *
 * <p>{@link uk.toex.nlp.TagReview} is the entry; {@link uk.toex.nlp.LinearTagModel} is a classifier
 * that can be trained, saved and used on new reports.
 */
@NullMarked
package uk.toex.nlp;

import org.jspecify.annotations.NullMarked;
