/**
 * A plugin that classifies reports by what they mean rather than by their words: pretrained
 * sentence embeddings, whose weights come as a Maven artefact, and two classifiers on them.
 */
@NullMarked
package uk.toex.embeddings;

import org.jspecify.annotations.NullMarked;
