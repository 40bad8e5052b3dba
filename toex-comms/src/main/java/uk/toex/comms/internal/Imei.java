package uk.toex.comms.internal;

/** Which IMEIs are of one device. */
public final class Imei {

  private Imei() {}

  /**
   * The first 14 digits of an IMEI of 14, 15 or 16 digits, between which there may be blanks,
   * hyphens, dots and slashes; anything else as it stands. The fifteenth digit is a check digit or
   * 0, and the last two of sixteen are the software's version: neither tells devices apart.
   */
  public static String device(String imei) {
    StringBuilder digits = new StringBuilder(16);
    for (int i = 0; i < imei.length(); i++) {
      char c = imei.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c != ' ' && c != '-' && c != '/' && c != '.') {
        return imei;
      }
    }
    return digits.length() < 14 || digits.length() > 16 ? imei : digits.substring(0, 14);
  }
}
