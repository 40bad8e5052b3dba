package uk.toex.host;

import java.util.Collection;
import uk.toex.api.ToexException;

/** Nothing of that name is installed; the message lists what is. */
public final class NoSuchOfferException extends ToexException {

  NoSuchOfferException(String kind, String name, Collection<String> there) {
    super(
        there.isEmpty()
            ? "There is no " + kind + " \"" + name + "\", nor any other."
            : "There is no "
                + kind
                + " \""
                + name
                + "\". There "
                + (there.size() == 1 ? "is: " : "are: ")
                + String.join(", ", there)
                + ".");
  }
}
