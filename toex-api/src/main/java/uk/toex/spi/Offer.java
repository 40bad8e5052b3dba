package uk.toex.spi;

/** Something that a plugin offers, under a name by which users ask for it. */
public interface Offer {

  /**
   * The name, of the form {@code [a-z][a-z0-9-]{1,62}}: unique among what is installed of its kind,
   * and never given another meaning, since outputs and audits repeat it.
   */
  String name();
}
