package uk.toex.cli;

import java.util.Iterator;
import java.util.List;
import uk.toex.nlp.Review;
import uk.toex.nlp.ReviewSettings;

/** The part of a review's list that has not been decided before, up to the limit. */
final class Worklist implements Iterable<Review.Entry> {

  private final List<Review.Entry> all;
  private final Decided decided;
  private final int limit;
  private final int size;
  private final int leftOut;

  Worklist(Review review, Decided decided, int limit) {
    this.all = review.worklist();
    this.decided = decided;
    this.limit = limit == 0 ? Integer.MAX_VALUE : limit;
    int listed = 0;
    int out = 0;
    if (decided.size() == 0) {
      listed = Math.min(all.size(), this.limit);
    } else {
      for (int i = 0; i < all.size() && listed < this.limit; i++) {
        if (decided.has(all.get(i).issue())) {
          out++;
        } else {
          listed++;
        }
      }
    }
    this.size = listed;
    this.leftOut = out;
  }

  private Worklist(List<Review.Entry> entries, int leftOut) {
    this.all = entries;
    this.decided = Decided.NONE;
    this.limit = Integer.MAX_VALUE;
    this.size = entries.size();
    this.leftOut = leftOut;
  }

  /** This list with its entries in another order. */
  Worklist inOrder(List<Review.Entry> entries) {
    return new Worklist(List.copyOf(entries), leftOut);
  }

  /** The settings with room for what will be left out. */
  static ReviewSettings withRoom(ReviewSettings settings, Decided decided) {
    long limit = (long) settings.limit() + decided.size();
    return settings.limit() == 0
        ? settings
        : settings.withLimit((int) Math.min(limit, Integer.MAX_VALUE));
  }

  int size() {
    return size;
  }

  /** How many were left out because they have been decided. */
  int leftOut() {
    return leftOut;
  }

  @Override
  public Iterator<Review.Entry> iterator() {
    return all.stream()
        .filter(entry -> decided.size() == 0 || !decided.has(entry.issue()))
        .limit(limit)
        .iterator();
  }
}
