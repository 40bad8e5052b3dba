package uk.toex.synth.comms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.synth.internal.Rng;

/**
 * All parties of a world and how they are written. The account of a person's first number has the
 * person's number; others come after.
 *
 * <p>Mobile numbers are those of Ofcom's range for drama, 07700 900000 to 900799, for as many as it
 * has, chosen at random, and beyond that {@code +9997} with eight digits: no country has the code
 * 999, so no network can route them. Landlines come from the ranges for drama of fifteen areas.
 */
final class Accounts {

  /** How an account came to be, and so how it is written. */
  private static final byte MOBILE = 0;

  private static final byte LANDLINE = 1;
  private static final byte CODE = 2;
  private static final byte SENDER = 3;
  private static final byte WITHHELD = 4;
  private static final byte FOREIGN = 5;

  private static final int DRAMA_MOBILES = 800;

  private static final List<String> AREAS =
      List.of(
          "+441632960",
          "+441134960",
          "+441144960",
          "+441154960",
          "+441164960",
          "+441174960",
          "+441184960",
          "+441214960",
          "+441314960",
          "+441414960",
          "+441514960",
          "+441614960",
          "+442079460",
          "+441914980",
          "+442920180");

  private final long seed;
  private byte[] kind;
  private int[] serial;
  private int[] owner;
  private int[] place;
  private int[] device;
  private int size;
  private final int[] made = new int[6];
  private int[] scattered = {};
  private int nextDevice;
  private int nextSubscription;
  private final Map<Integer, List<Swap>> swaps = new HashMap<>();
  private final Map<Integer, String> given = new HashMap<>();
  private final Set<String> reserved = new HashSet<>();

  /** For some time an account is in another device, or on another subscription; -1 for neither. */
  private record Swap(long from, long until, int device, int subscription) {}

  Accounts(long seed, int people) {
    this.seed = seed;
    int room = people + people / 8 + 64;
    kind = new byte[room];
    serial = new int[room];
    owner = new int[room];
    place = new int[room];
    device = new int[room];
    nextDevice = 2 * people;
    nextSubscription = 1 << 24;
    for (int i = 0; i < people; i++) {
      add(MOBILE, i, -1, -1);
    }
  }

  /** A mobile number of a person, in the person's device unless another is given. */
  int mobileOf(int person, int inDevice) {
    return add(MOBILE, person, -1, inDevice);
  }

  /** A mobile number of nobody in particular, at a place. */
  int mobile(int at, int inDevice) {
    return add(MOBILE, -1, at, inDevice);
  }

  int landline(int at) {
    return add(made[LANDLINE] < AREAS.size() * 1000 ? LANDLINE : MOBILE, -1, at, -1);
  }

  int code() {
    return add(made[CODE] < 9000 ? CODE : SENDER, -1, -1, -1);
  }

  int sender() {
    return add(SENDER, -1, -1, -1);
  }

  int withheld() {
    return add(WITHHELD, -1, -1, -1);
  }

  int foreign() {
    return add(FOREIGN, -1, -1, -1);
  }

  int newDevice() {
    return nextDevice++;
  }

  int newSubscription() {
    return nextSubscription++;
  }

  private int add(byte what, int person, int at, int inDevice) {
    if (size == kind.length) {
      int room = size + (size >> 1);
      kind = Arrays.copyOf(kind, room);
      serial = Arrays.copyOf(serial, room);
      owner = Arrays.copyOf(owner, room);
      place = Arrays.copyOf(place, room);
      device = Arrays.copyOf(device, room);
    }
    kind[size] = what;
    serial[size] = made[what]++;
    owner[size] = person;
    place[size] = at;
    device[size] = inDevice;
    return size++;
  }

  /** Ends the adding: which mobile has which number is drawn. */
  void scatter() {
    scattered = new int[made[MOBILE]];
    Rng rng = Rng.of(seed, 0, Purpose.NUMBERS);
    for (int i = 0; i < scattered.length; i++) {
      int j = rng.below(i + 1);
      scattered[i] = scattered[j];
      scattered[j] = i;
    }
  }

  /** Gives the first people these numbers; none of the others keeps one that was given. */
  void give(List<String> numbers, int people) {
    reserved.addAll(numbers);
    for (int i = 0; i < Math.min(people, numbers.size()); i++) {
      given.put(i, numbers.get(i));
    }
  }

  /** Gives accounts these numbers, as far as they go. */
  void give(List<String> numbers, List<Integer> to) {
    reserved.addAll(numbers);
    for (int i = 0; i < Math.min(to.size(), numbers.size()); i++) {
      given.put(to.get(i), numbers.get(i));
    }
  }

  int size() {
    return size;
  }

  /** The person, or -1. */
  int owner(int account) {
    return owner[account];
  }

  /** The cell where an account without a person is at home, or -1. */
  int place(int account) {
    return place[account];
  }

  /** Whether the account is a number whose records the files hold. */
  boolean recorded(int account) {
    return kind[account] <= LANDLINE;
  }

  /** Whether records have a device, a subscription and cells. */
  boolean mobile(int account) {
    return kind[account] == MOBILE;
  }

  /** The device fixed for an account, or -1 if it is in its person's. */
  int fixedDevice(int account) {
    return device[account];
  }

  void swap(int account, long from, long until, int toDevice, int toSubscription) {
    swaps
        .computeIfAbsent(account, a -> new ArrayList<>())
        .add(new Swap(from, until, toDevice, toSubscription));
  }

  /** The device an account is in for now, or -1 if it is where it usually is. */
  int swappedDevice(int account, long at) {
    List<Swap> of = swaps.isEmpty() ? null : swaps.get(account);
    if (of != null) {
      for (Swap swap : of) {
        if (swap.device >= 0 && at >= swap.from && at < swap.until) {
          return swap.device;
        }
      }
    }
    return -1;
  }

  int subscription(int account, long at) {
    List<Swap> of = swaps.isEmpty() ? null : swaps.get(account);
    if (of != null) {
      for (Swap swap : of) {
        if (swap.subscription >= 0 && at >= swap.from && at < swap.until) {
          return swap.subscription;
        }
      }
    }
    return account;
  }

  Party party(int account) {
    String text = given.get(account);
    if (text != null) {
      return new Party(text, PartyKind.NUMBER);
    }
    int n = serial[account];
    return switch (kind[account]) {
      case MOBILE -> new Party(mobileNumber(scattered[n]), PartyKind.NUMBER);
      case LANDLINE ->
          new Party(AREAS.get(n % AREAS.size()) + padded(n / AREAS.size(), 3), PartyKind.NUMBER);
      case CODE -> new Party(Integer.toString(60_000 + n), PartyKind.SHORT_CODE);
      case SENDER -> new Party(senderName(n), PartyKind.SENDER);
      case WITHHELD -> Party.WITHHELD;
      default -> new Party(foreignNumber(n), PartyKind.NUMBER);
    };
  }

  private String mobileNumber(int n) {
    if (n < DRAMA_MOBILES) {
      String drama = "+447700900" + padded(n, 3);
      if (!reserved.contains(drama)) {
        return drama;
      }
    }
    return "+9997" + padded((n * 61_803_399L + (seed & 0xffff) * 977) % 100_000_000L, 8);
  }

  /** France's and North America's ranges for fiction. */
  private static String foreignNumber(int n) {
    if (n % 2 == 0) {
      return "+3363998" + padded(n / 2 % 10_000, 4);
    }
    int area = 201 + n / 200 % 700;
    return "+1" + area + "55501" + padded(n / 2 % 100, 2);
  }

  private static String senderName(int n) {
    List<String> words =
        List.of("Tallow", "Lanthorn", "Quill", "Brannoc", "Hespa", "Ivrel", "Umber", "Zennor");
    String number = n < words.size() ? "" : Integer.toString(n / words.size());
    return words.get(n % words.size()) + number;
  }

  static String imei(int device) {
    return "0010" + padded(device * 7_368_787L % 10_000_000_000L, 10);
  }

  static String imsi(int subscription) {
    return "00101" + padded(subscription * 9_576_890_767L % 10_000_000_000L, 10);
  }

  static String padded(long n, int digits) {
    String text = Long.toString(n);
    return "0000000000".substring(0, Math.max(0, digits - text.length())) + text;
  }
}
