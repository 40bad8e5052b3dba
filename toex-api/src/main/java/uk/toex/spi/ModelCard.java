package uk.toex.spi;

/**
 * What the person who answers for using a plugin must know of it, in its maker's words. No field is
 * left blank: where there is nothing to say, that is said.
 *
 * @param purpose what it is for, and what it must not be used for
 * @param method how it works, in a few sentences
 * @param data what it was made from: training data, pretrained weights, and their licences
 * @param performance how well it does, on what, measured how
 * @param limits where it fails, and for whom
 * @param contact who answers questions
 */
public record ModelCard(
    String purpose, String method, String data, String performance, String limits, String contact) {

  /**
   * @throws IllegalArgumentException if a field is blank, naming it
   */
  public ModelCard {
    require(purpose, "purpose");
    require(method, "method");
    require(data, "data");
    require(performance, "performance");
    require(limits, "limits");
    require(contact, "contact");
  }

  private static void require(String value, String field) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the model card says nothing for \"" + field + "\"");
    }
  }
}
