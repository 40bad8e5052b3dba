/** bandicoot's indicators of how a number is used: individual, spatial, recharge and network. */
@NullMarked
package uk.toex.comms.indicator;

import org.jspecify.annotations.NullMarked;
