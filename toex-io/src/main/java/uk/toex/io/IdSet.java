package uk.toex.io;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import uk.toex.api.InputRefusedException;

/**
 * The ids seen so far, as 128-bit digests in open-addressing tables: 16 bytes a slot, at most three
 * quarters full, so ten million ids in 256 MiB. Many small tables, so that growing one takes
 * little.
 *
 * <p>Half of a SHA-256, so that nobody can make two ids collide and a report vanish as a duplicate.
 *
 * <pre>
 * a table: | high 0 | low 0 | high 1 | low 1 | …   low 0: free
 * </pre>
 */
final class IdSet {

  private static final int TABLES = 4096;
  private static final int MAX_LENGTH = 1 << 24;

  private final MessageDigest sha256 = Digests.newSha256();
  private final byte[] digest = new byte[32];
  private final long[][] tables = new long[TABLES][2 * 16];
  private final int[] sizes = new int[TABLES];

  /** Adds an id; false if it was there. */
  boolean add(String id) {
    sha256.update(id.getBytes(StandardCharsets.UTF_8));
    try {
      sha256.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes hold a SHA-256", e);
    }
    int which = ((digest[30] & 0x0f) << 8) | (digest[31] & 0xff);
    int slots = tables[which].length / 2;
    if (sizes[which] + 1 > slots - slots / 4) {
      tables[which] = grown(tables[which]);
    }
    boolean added = insert(tables[which], toLong(0), toLong(8) | 1); // low is never 0
    sizes[which] += added ? 1 : 0;
    return added;
  }

  private static boolean insert(long[] table, long high, long low) {
    int mask = table.length - 1;
    int at = ((int) high << 1) & mask;
    while (table[at + 1] != 0) {
      if (table[at] == high && table[at + 1] == low) {
        return false;
      }
      at = (at + 2) & mask;
    }
    table[at] = high;
    table[at + 1] = low;
    return true;
  }

  private static long[] grown(long[] table) {
    if (table.length == MAX_LENGTH) {
      throw new InputRefusedException("too many ids; split the input");
    }
    long[] larger = new long[2 * table.length];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i + 1] != 0) {
        insert(larger, table[i], table[i + 1]);
      }
    }
    return larger;
  }

  private long toLong(int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = (value << 8) | (digest[i] & 0xff);
    }
    return value;
  }
}
