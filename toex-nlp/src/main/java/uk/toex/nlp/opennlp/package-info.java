/** Apache OpenNLP as a plugin: its document categorizers and its language detector. Not API. */
@NullMarked
package uk.toex.nlp.opennlp;

import org.jspecify.annotations.NullMarked;
