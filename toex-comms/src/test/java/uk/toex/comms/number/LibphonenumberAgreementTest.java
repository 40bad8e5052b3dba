package uk.toex.comms.number;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;

/** The normaliser against libphonenumber on generated spellings: full agreement. */
class LibphonenumberAgreementTest {

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  @Test
  void agreesOnAHundredThousandSpellings() {
    agrees(1, 100_000);
  }

  @Test
  @Tag("thorough")
  void agreesOnTwoMillionSpellings() {
    agrees(2, 2_000_000);
  }

  private static void agrees(long seed, int count) {
    PhoneNumbers numbers = new PhoneNumbers();
    Spelt spelt = new Spelt(seed);
    List<String> differing = new ArrayList<>();
    int fast = 0;
    int beyond = 0;
    int none = 0;
    int shortCodes = 0;
    for (int i = 0; i < count; i++) {
      String text = spelt.next();
      byte[] utf8 = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
      Party party = numbers.party(utf8, 1, utf8.length - 1);
      if (!numbers.party(text).equals(party)) {
        differing.add(text + ": differs as text and as bytes");
      }
      String expected = expected(text);
      if (expected == null) {
        none++;
        assertThat(party.kind()).as(text).isNotEqualTo(PartyKind.NUMBER);
        continue;
      }
      if (party.kind() == PartyKind.SHORT_CODE) {
        shortCodes++;
        assertThat(expected.length()).as(text).isLessThanOrEqualTo(3 + 6);
        continue;
      }
      if (expected.length() > 16) {
        beyond++;
        assertThat(party.kind()).as(text).isEqualTo(PartyKind.OTHER);
        continue;
      }
      fast += PhoneNumbers.gb(utf8, 1, utf8.length - 1) >= 0 ? 1 : 0;
      if (!party.equals(new Party(expected, PartyKind.NUMBER))) {
        differing.add(text + ": " + party + ", not " + expected);
      }
    }
    assertThat(differing.subList(0, Math.min(20, differing.size()))).isEmpty();
    assertThat(none + beyond + shortCodes).isLessThan(count / 10);
    assertThat(fast).isGreaterThan(count / 3);
  }

  private static @Nullable String expected(String text) {
    try {
      return UTIL.format(UTIL.parse(text, "GB"), PhoneNumberFormat.E164);
    } catch (NumberParseException e) {
      return null;
    }
  }
}
