/** People, objects, locations and events, how records link them, and who is close to known risk. */
@NullMarked
package uk.toex.api.network;

import org.jspecify.annotations.NullMarked;
