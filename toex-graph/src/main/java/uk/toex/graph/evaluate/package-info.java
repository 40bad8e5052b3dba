/** How well a method of network risk finds what is known to be there, beside simple methods. */
@NullMarked
package uk.toex.graph.evaluate;

import org.jspecify.annotations.NullMarked;
