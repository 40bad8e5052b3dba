/** How files of comms data are laid out, as data: which column is what. */
@NullMarked
package uk.toex.comms.layout;

import org.jspecify.annotations.NullMarked;
