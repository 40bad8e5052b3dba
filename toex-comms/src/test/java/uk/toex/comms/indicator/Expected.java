package uk.toex.comms.indicator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What bandicoot's own tests expect: their files, and JSON flattened to names. */
final class Expected {

  private Expected() {}

  /** bandicoot's files; the test is skipped if they are not there. */
  static Path folder() {
    String data = System.getProperty("toex.testdata");
    assumeTrue(data != null, "-Dtoex.testdata is not given: bandicoot's files are not compared");
    Path folder = Path.of(data, "comms", "bandicoot");
    assumeTrue(Files.isDirectory(folder), "bandicoot's files are not there: not compared");
    return folder;
  }

  /**
   * The values of a JSON file by flattened name; null, a number as it is written, or other text.
   */
  static Map<String, @Nullable String> read(Path file) throws IOException {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    String text = Files.readString(file, StandardCharsets.UTF_8);
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      object(parser, "", values);
    }
    return values;
  }

  private static void object(JsonParser parser, String prefix, Map<String, @Nullable String> values)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        object(parser, name + "__", values);
      } else if (value == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else {
        values.put(name, value == JsonToken.VALUE_NULL ? null : parser.getText());
      }
    }
  }
}
