/**
 * Pages on which an analyst looks at advice and decides: each is one HTML file that needs no
 * network, no server and no other file.
 */
@NullMarked
package uk.toex.pages;

import org.jspecify.annotations.NullMarked;
