package uk.toex.comms.number;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;

class PhoneNumbersTest {

  private final PhoneNumbers numbers = new PhoneNumbers();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "07700900123",
        "07700 900123",
        "07700-900-123",
        "07700.900.123",
        "(07700) 900123",
        "+447700900123",
        "+44 7700 900123",
        "+44 (0)7700 900123",
        "(+44) 7700 900123",
        "0044 7700 900123",
        "0044 (0)7700 900123",
        "00447700900123",
        "447700900123",
        "7700900123",
        " 07700 900123 ",
        "07700 900123 x12",
        "07700 900123 ext. 12",
        "07700 900123;ext=12",
        "tel:+447700900123",
        "０７７００９００１２３",
        "＋４４７７００９００１２３",
        "٠٧٧٠٠٩٠٠١٢٣",
        "07700\u00a0900123",
        "\u202a+44 7700 900123\u202c",
        "07700 900123 Sam",
        "Sam (mobile): 07700 900123"
      })
  void readsEverySpellingOfADramaNumber(String text) {
    assertThat(numbers.party(text)).isEqualTo(new Party("+447700900123", PartyKind.NUMBER));
    byte[] utf8 = text.getBytes(UTF_8);
    assertThat(numbers.party(utf8, 0, utf8.length)).isEqualTo(numbers.party(text));
  }

  @ParameterizedTest
  @CsvSource({
    "01632 960001, +441632960001, NUMBER",
    "0800 1111, +448001111, NUMBER",
    "0113 496 0123, +441134960123, NUMBER",
    "+353 1 234 5678, +35312345678, NUMBER",
    "00 353 1 234 5678, +35312345678, NUMBER",
    "61234, 61234, SHORT_CODE",
    "999, 999, SHORT_CODE",
    "118 118, 118118, SHORT_CODE",
    "116123, 116123, SHORT_CODE",
    "12, 12, OTHER",
    "Dentist, Dentist, SENDER",
    "0800 HELP, 0800 HELP, SENDER",
    "A, A, SENDER",
    "a@b.example, a@b.example, OTHER",
    "the school office, the school office, OTHER",
    "123456789012345678, 123456789012345678, OTHER",
    "07700900123/07700900124, 07700900123/07700900124, OTHER",
    "*#06#, *#06#, OTHER",
    "Number Withheld, withheld, WITHHELD",
    "WITHHELD, withheld, WITHHELD",
    "<unknown>, withheld, WITHHELD",
    "Private_Number, withheld, WITHHELD",
    "n/a, withheld, WITHHELD",
    "-, withheld, WITHHELD",
    "'', withheld, WITHHELD",
    "' ', withheld, WITHHELD"
  })
  void tellsKindsApart(String text, String id, PartyKind kind) {
    assertThat(numbers.party(text)).isEqualTo(new Party(id, kind));
    byte[] utf8 = text.getBytes(UTF_8);
    assertThat(numbers.party(utf8, 0, utf8.length)).isEqualTo(numbers.party(text));
  }

  @Test
  void keepsInvalidUtf8Distinguishable() {
    assertThat(numbers.party(new byte[] {'a', (byte) 0xff, (byte) 0xc3}, 0, 3).id())
        .isEqualTo("a\\xff\\xc3");
  }

  @Test
  void keepsSymbolsThatAreNoLetters() {
    assertThat(numbers.party("🙂")).isEqualTo(new Party("🙂", PartyKind.OTHER));
  }

  @Test
  void givesGbNumbersWithoutAllocating() {
    byte[] utf8 = "from 07700 900123 to".getBytes(UTF_8);
    assertThat(PhoneNumbers.gb(utf8, 5, 17)).isEqualTo(447700900123L);
    assertThat(PhoneNumbers.id(447700900123L)).isEqualTo("+447700900123");
    assertThat(PhoneNumbers.gb(utf8, 0, 4)).isNegative();
    assertThat(PhoneNumbers.gb(utf8, 3, 3)).isNegative();
  }

  @Test
  void listsItsSpellingsOfWithheldInOrder() {
    assertThat(Withheld.spellings()).isSorted().doesNotHaveDuplicates().contains("withheld");
  }
}
