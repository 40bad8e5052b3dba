/**
 * A fictional force, made from a seed: its people and places ({@link uk.toex.synth.Force}) and the
 * intelligence reports about them ({@link uk.toex.synth.ReportGenerator}), with the planted truth
 * beside what was given.
 *
 * <p>Everything here is invented. Names of people and places come from lists of made-up words,
 * phone numbers from the ranges that Ofcom keeps for drama, vehicle marks from memory tags that
 * were never issued, and e-mail addresses from the domains reserved for examples. The text speaks
 * of safeguarding only: missing episodes, unexplained gifts, older associates, travel, phones and
 * addresses. It lives in resource files, one a tag, so that a safeguarding lead can read all of it.
 *
 * <p>The same seed gives the same output on every JDK, in every locale and time zone, and for any
 * number of threads.
 */
@NullMarked
package uk.toex.synth;

import org.jspecify.annotations.NullMarked;
