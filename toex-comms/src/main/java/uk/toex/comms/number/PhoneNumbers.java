package uk.toex.comms.number;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;

/**
 * Who stands in a field for a party: a number brought to E.164, a short code, an alphanumeric
 * sender, someone withheld, or what stood there.
 *
 * <p>For a number the answer is that of libphonenumber's {@code parse} with region GB and its E.164
 * format, whether or not it holds the number to be valid, so that drama numbers and numbers newer
 * than its tables work. It differs from libphonenumber on purpose in this, and nothing else:
 *
 * <ol>
 *   <li>Three to six digits without a {@code +} are a short code: {@code 61234}. One or two are
 *       {@link PartyKind#OTHER}.
 *   <li>Up to 11 characters with a letter and no {@code @} are an alphanumeric sender, unless they
 *       are a number with an extension: {@code 0800 HELP} is a sender.
 *   <li>Where letters stand beside a number and libphonenumber would dial them, making it too long,
 *       they are taken for a name: {@code 07700 900123 Sam}.
 *   <li>What would have more than the 15 digits of E.164 is {@link PartyKind#OTHER}.
 *   <li>The spellings of {@link Withheld} are one party.
 * </ol>
 *
 * Extensions are left off, as E.164 has none. Thread-safe.
 */
public final class PhoneNumbers {

  private static final int CACHED = 1 << 12;

  private final AtomicReferenceArray<@Nullable Entry> cache = new AtomicReferenceArray<>(CACHED);

  /** What a spelling that needed thought came to. */
  private record Entry(String spelling, Party party) {}

  /** With its own small memory of spellings that needed thought. */
  public PhoneNumbers() {}

  /**
   * The E.164 form of a plainly spelt GB number, as a number without its plus, such as
   * 447700900123; negative if it is anything else, for {@link #party(byte[], int, int)} to say
   * what. Allocates nothing.
   */
  public static long gb(byte[] utf8, int from, int to) {
    return GbNumbers.e164(utf8, from, to);
  }

  /** The id of a party whose number {@link #gb} gave. */
  public static String id(long e164) {
    return "+" + e164;
  }

  /**
   * The party in a field of UTF-8. Bytes that are not valid UTF-8 are shown as {@code \xNN}.
   *
   * @param from where the field begins
   * @param to behind its last byte
   */
  public Party party(byte[] utf8, int from, int to) {
    long number = GbNumbers.e164(utf8, from, to);
    return number >= 0 ? new Party(id(number), PartyKind.NUMBER) : remembered(text(utf8, from, to));
  }

  /** The party in a text. */
  public Party party(CharSequence text) {
    int length = text.length();
    byte[] ascii = new byte[Math.min(length, 64)];
    for (int i = 0; i < ascii.length; i++) {
      char c = text.charAt(i);
      ascii[i] = c < 128 ? (byte) c : (byte) '?';
    }
    long number = length <= ascii.length ? GbNumbers.e164(ascii, 0, length) : GbNumbers.NONE;
    return number >= 0 ? new Party(id(number), PartyKind.NUMBER) : remembered(text.toString());
  }

  private Party remembered(String spelling) {
    int slot = (spelling.hashCode() * 0x9E3779B9) >>> 20;
    Entry entry = cache.get(slot);
    if (entry == null || !entry.spelling.equals(spelling)) {
      entry = new Entry(spelling, Spellings.party(spelling));
      cache.set(slot, entry);
    }
    return entry.party;
  }

  private static String text(byte[] utf8, int from, int to) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(utf8, from, to - from);
    CharBuffer out = CharBuffer.allocate(4 * (to - from) + 1);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = result.length(); i > 0; i--) {
        int b = in.get() & 0xff;
        out.put("\\x").put(Character.forDigit(b >> 4, 16)).put(Character.forDigit(b & 15, 16));
      }
    }
  }
}
