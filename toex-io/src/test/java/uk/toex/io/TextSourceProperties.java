package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TextSourceProperties {

  @Property
  void agrees_with_the_jdk_on_what_is_valid_and_loses_no_byte(
      @ForAll("bytes") byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int dribble) {
    TextSource source = source(bytes, dribble);
    String text = all(source);
    String valid = strictly(bytes);
    if (valid != null) {
      assertThat(text).isEqualTo(valid.startsWith("\uFEFF") ? valid.substring(1) : valid);
    }
    assertThat(TextSource.hasInvalid(text)).isEqualTo(valid == null);
    assertThat(source.invalid() > 0).isEqualTo(valid == null);
    byte[] back = encode(text);
    boolean mark = back.length == bytes.length - 3;
    assertThat(back).isEqualTo(mark ? java.util.Arrays.copyOfRange(bytes, 3, bytes.length) : bytes);
  }

  @Property
  void escapes_exactly_the_bytes_outside_of_valid_sequences(@ForAll("bytes") byte[] bytes) {
    String text = all(source(bytes, 5));
    String expected = reference(bytes);
    assertThat(text).isEqualTo(expected.startsWith("\uFEFF") ? expected.substring(1) : expected);
  }

  @Example
  void every_pair_of_leading_bytes_and_every_code_point() {
    for (int a = 0x80; a < 0x100; a++) {
      for (int b = 0; b < 0x100; b++) {
        byte[] bytes = {'a', (byte) a, (byte) b, (byte) 0x80, (byte) 0x80, 'z'};
        assertThat(all(source(bytes, 6))).isEqualTo(reference(bytes));
      }
    }
    StringBuilder points = new StringBuilder("x");
    for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
      if (point < 0xD800 || point > 0xDFFF) {
        points.appendCodePoint(point);
      }
    }
    byte[] bytes = points.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(all(source(bytes, 1 << 16)).contentEquals(points)).isTrue();
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<byte[]> pieces =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(8).map(s -> s.getBytes(StandardCharsets.UTF_8)),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(5),
            Arbitraries.of(0xC0, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0x80, 0xBF, 0xBB, 0x9F)
                .map(i -> (byte) (int) i)
                .array(byte[].class)
                .ofMaxSize(5));
    return pieces
        .list()
        .ofMaxSize(12)
        .map(
            list -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              out.write('#'); // so that it is neither UTF-16 nor packed
              list.forEach(out::writeBytes);
              return out.toByteArray();
            });
  }

  private static TextSource source(byte[] bytes, int dribble) {
    Input input = Input.of(Given.dribble(bytes, dribble), "in", Format.CSV);
    return new TextSource(input.open(), "in");
  }

  private static String all(TextSource source) {
    StringBuilder text = new StringBuilder();
    char[] room = new char[7];
    for (int n = source.read(room, 2, 5); n >= 0; n = source.read(room, 2, 5)) {
      text.append(room, 2, n);
    }
    return text.toString();
  }

  private static @org.jspecify.annotations.Nullable String strictly(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static byte[] encode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowSurrogate(c)) {
        out.write(c & 0xff);
      } else {
        int point = text.codePointAt(i);
        out.writeBytes(new String(new int[] {point}, 0, 1).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point) - 1;
      }
    }
    return out.toByteArray();
  }

  /** The slow way: at each place, the sequence of one to four bytes that Unicode allows, if any. */
  private static String reference(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < bytes.length) {
      int length = 0;
      for (int n = 1; n <= Math.min(4, bytes.length - i) && length == 0; n++) {
        String one = strictly(java.util.Arrays.copyOfRange(bytes, i, i + n));
        if (one != null && one.codePointCount(0, one.length()) == 1) {
          text.append(one);
          length = n;
        }
      }
      if (length == 0) {
        text.append((char) (0xDC00 | (bytes[i] & 0xff)));
        length = 1;
      }
      i += length;
    }
    return text.toString();
  }
}
