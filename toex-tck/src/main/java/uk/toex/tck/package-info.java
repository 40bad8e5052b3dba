/**
 * The kit that shows whether a plugin keeps what the SPI asks for. {@link
 * uk.toex.tck.ToexPluginKit} is the JUnit class that a vendor extends; {@link
 * uk.toex.tck.PluginKit} is the same without JUnit.
 */
@NullMarked
package uk.toex.tck;

import org.jspecify.annotations.NullMarked;
