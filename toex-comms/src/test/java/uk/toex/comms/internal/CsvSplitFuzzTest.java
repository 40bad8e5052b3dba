package uk.toex.comms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever the text, its rows and its rejects are those that FastCSV and the house's rules give.
 */
class CsvSplitFuzzTest {

  private static final String[] PIECES = {
    ",", "\"", "\"\"", "\n", "\r", "\r\n", "x", "yz", " ", "\u00e9", "1,2,3\n", "\"a\"", "\"b\nc\","
  };

  @FuzzTest(maxDuration = "1m")
  void any_text(FuzzedDataProvider data) {
    StringBuilder body = new StringBuilder();
    while (data.remainingBytes() > 0 && body.length() < 2000) {
      body.append(data.pickValue(PIECES));
    }
    check(body.toString());
  }

  static void check(String body) {
    byte[] text = Splitting.bytes(body);
    Splitting.Read read = Splitting.chunked(text, 1 << 14, 1 << 13);
    assertThat(read).as(body).isEqualTo(Splitting.expected(text));
  }
}
