package uk.toex.synth;

/**
 * What a line of the text bank may leave open, written in lower case between braces. The scene of
 * the report fills it: within one report, {@code {subject}} is the same person throughout.
 */
enum Slot {
  /** An adult: full name when first met, then the last name. */
  SUBJECT,
  /** Another adult. */
  OTHER,
  /** Someone under 18. */
  CHILD,
  CHILD_AGE,
  SUBJECT_AGE,
  /** A home. */
  ADDRESS,
  /** Where the child lives. */
  CHILD_ADDRESS,
  TOWN,
  /** A town further away. */
  FAR_TOWN,
  STREET,
  HOTEL,
  SCHOOL,
  STATION,
  PARK,
  SHOP,
  PUB,
  CHILDRENS_HOME,
  FARM,
  VRM,
  VEHICLE,
  PHONE,
  /** A second phone. */
  PHONE2,
  LANDLINE,
  TIME,
  DATE,
  /** From 2 to 9. */
  N,
  /** From 10 to 60, in fives. */
  NN,
  MONEY,
  OFFICER,
  /** Four digits, for logs, occurrences and endings of account numbers. */
  DDDD,
  EMAIL
}
