package uk.toex.api.report;

/**
 * A label on a report, such as {@code CSAE} or {@code COUNTY_LINES}: an open list of codes that
 * each force keeps, so a value and not an enum.
 *
 * @param code the code as the force writes it, compared by its UTF-16 units; not blank, without
 *     control characters and without white space at either end
 */
public record Tag(String code) implements Comparable<Tag> {

  /**
   * @throws IllegalArgumentException if the code is blank, padded or holds control characters
   */
  public Tag {
    if (code.isBlank() || !code.equals(code.strip())) {
      throw new IllegalArgumentException("a tag must not be blank or padded: \"" + code + "\"");
    }
    for (int i = 0; i < code.length(); i++) {
      if (Character.getType(code.charAt(i)) == Character.CONTROL) {
        throw new IllegalArgumentException("control character in tag at position " + i);
      }
    }
  }

  @Override
  public int compareTo(Tag other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
