/**
 * What a plugin implements. {@link uk.toex.spi.ToexPlugin} is where to begin; docs/plugins.md leads
 * from nothing to a checked plugin.
 *
 * <p>Within a major {@link uk.toex.spi.SpiVersion} this package only grows, by methods with a
 * default and by new types.
 */
@NullMarked
package uk.toex.spi;

import org.jspecify.annotations.NullMarked;
