package uk.toex.comms.pattern;

import java.util.Arrays;

/**
 * The bursts of one number: runs of messages to at least so many others within so many seconds,
 * together with what follows on closely. Belongs to one thread, and is used again for the next
 * number.
 */
final class Bursts {

  /** A message that follows within so many seconds still belongs to a burst. */
  private static final int FOLLOWS = 60;

  private final int leastRecipients;
  private final int within;

  /** How many bursts there are, and for each where in the sorted messages it begins and ends. */
  int size;

  int[] begin = new int[16];
  int[] end = new int[16];

  /** How many others get messages, and for each message which of them. */
  int recipients;

  int[] recipientOf = {};
  int[] partyOf = {};

  Bursts(int leastRecipients, int within) {
    this.leastRecipients = leastRecipients;
    this.within = within;
  }

  /** Finds the bursts in the messages that a chosen party sent. */
  void find(Gathered gathered, int chosen) {
    int first = gathered.begin(chosen, Gathered.MESSAGES_OUT);
    int messages = gathered.end(chosen, Gathered.MESSAGES_OUT) - first;
    number(gathered, first, messages);
    size = 0;
    int[] count = new int[recipients];
    int distinct = 0;
    int next = 0;
    int i = 0;
    while (i < messages) {
      long until = gathered.at(first + i) + within;
      while (next < messages && gathered.at(first + next) <= until) {
        distinct += count[recipientOf[next++]]++ == 0 ? 1 : 0;
      }
      if (distinct < leastRecipients) {
        distinct -= --count[recipientOf[i++]] == 0 ? 1 : 0;
        continue;
      }
      while (next < messages
          && gathered.at(first + next) <= gathered.at(first + next - 1) + FOLLOWS) {
        next++;
      }
      add(i, next);
      Arrays.fill(count, 0);
      distinct = 0;
      i = next;
    }
  }

  private void number(Gathered gathered, int first, int messages) {
    if (recipientOf.length < messages) {
      recipientOf = new int[messages];
      partyOf = new int[messages];
    }
    for (int m = 0; m < messages; m++) {
      partyOf[m] = gathered.other(first + m);
    }
    Arrays.sort(partyOf, 0, messages);
    recipients = 0;
    for (int m = 0; m < messages; m++) {
      if (m == 0 || partyOf[m] != partyOf[recipients - 1]) {
        partyOf[recipients++] = partyOf[m];
      }
    }
    for (int m = 0; m < messages; m++) {
      recipientOf[m] = Arrays.binarySearch(partyOf, 0, recipients, gathered.other(first + m));
    }
  }

  /** Which of the recipients a party is, or negative. */
  int recipient(int party) {
    return Arrays.binarySearch(partyOf, 0, recipients, party);
  }

  private void add(int from, int to) {
    if (size == begin.length) {
      begin = Arrays.copyOf(begin, 2 * size);
      end = Arrays.copyOf(end, 2 * size);
    }
    begin[size] = from;
    end[size++] = to;
  }
}
