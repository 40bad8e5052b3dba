/** Intelligence reports: what they hold, how they are graded and tagged, who classifies them. */
@NullMarked
package uk.toex.api.report;

import org.jspecify.annotations.NullMarked;
