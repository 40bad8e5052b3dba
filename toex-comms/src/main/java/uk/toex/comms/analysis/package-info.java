/**
 * Analyses of comms data: contacts, common contacts, hours, devices, co-location, chains, cells.
 *
 * <p>In all of them an event that is another's duplicate never counts as an event, but its record
 * still says where its served party was and on which device. Data sessions have no other party. A
 * withheld party is nobody in particular: it is no contact of anyone and has none. Parties are
 * ordered by their ids as {@link String#compareTo} does, and every result is in a total order that
 * does not depend on the order of the events, on how files were split, or on threads.
 */
@NullMarked
package uk.toex.comms.analysis;

import org.jspecify.annotations.NullMarked;
