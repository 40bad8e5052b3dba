/**
 * A fictional force's records as entities and links, with planted rings ({@link
 * uk.toex.synth.world.NetworkWorld}), to measure how well a method of network risk finds them.
 */
@NullMarked
package uk.toex.synth.world;

import org.jspecify.annotations.NullMarked;
