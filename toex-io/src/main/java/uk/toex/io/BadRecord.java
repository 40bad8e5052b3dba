package uk.toex.io;

/** One record cannot be read. Internal control flow: cheap, and never leaves the package. */
final class BadRecord extends Exception {

  final String reason;
  final String detail;

  BadRecord(String reason, String detail) {
    super(reason, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }
}
