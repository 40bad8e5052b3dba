package uk.toex.graph.io;

/** A row is unusable. Control flow: cheap, and never leaves the package. */
final class BadRow extends Exception {

  private static final long serialVersionUID = 1;

  final String reason;
  final String detail;

  BadRow(String reason, String detail) {
    super(reason, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }
}
