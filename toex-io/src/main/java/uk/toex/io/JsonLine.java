package uk.toex.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one line of JSON Lines: a flat object, of which nested objects are passed over. */
final class JsonLine {

  static final String INVALID = "not valid JSON";
  private static final int MAX_DEPTH = 100;

  private final JsonFactory factory;
  private final Columns columns;
  private final int maxColumns;
  private long repaired;

  JsonLine(Columns columns, Limits limits) {
    this.columns = columns;
    this.maxColumns = limits.maxColumns();
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(limits.maxRecordChars())
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
  }

  /** How many values held half of a surrogate pair, now replaced. */
  long repaired() {
    return repaired;
  }

  @Nullable Object[] parse(String raw) throws BadRecord {
    try (JsonParser parser = factory.createParser(raw)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadRecord("not a JSON object", "");
      }
      @Nullable Object[] values = object(parser);
      if (parser.nextToken() != null) {
        throw new BadRecord(INVALID, "more follows after the object");
      }
      return values;
    } catch (StreamConstraintsException e) {
      throw new BadRecord("JSON beyond the limits", cut(e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      long column = e.getLocation() == null ? -1 : e.getLocation().getColumnNr();
      throw new BadRecord(INVALID, "at column " + column + ": " + cut(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot fail to be read", e);
    }
  }

  private @Nullable Object[] object(JsonParser parser) throws IOException, BadRecord {
    @Nullable Object[] values = new Object[columns.names().size()];
    boolean[] seen = new boolean[values.length];
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = repair(parser.currentName());
      int column = columns.index(name);
      if (column < 0) {
        if (columns.names().size() >= maxColumns) {
          throw new BadRecord("too many different names", "more than " + maxColumns);
        }
        column = columns.intern(name);
      }
      if (column >= values.length) {
        values = Arrays.copyOf(values, Math.max(column + 1, columns.names().size()));
        seen = Arrays.copyOf(seen, values.length);
      }
      if (seen[column]) {
        throw new BadRecord("a name twice in one object", name);
      }
      seen[column] = true;
      values[column] = value(parser);
    }
    return values;
  }

  private @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      return array(parser);
    }
    if (token == JsonToken.START_OBJECT) {
      parser.skipChildren();
      return null;
    }
    return scalar(parser, token);
  }

  private @Nullable List<String> array(JsonParser parser) throws IOException {
    List<String> list = new ArrayList<>();
    boolean flat = true;
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      String text = scalar(parser, t);
      if (text != null) {
        list.add(text);
      } else {
        flat = false;
        parser.skipChildren();
      }
    }
    return flat ? List.copyOf(list) : null;
  }

  private @Nullable String scalar(JsonParser parser, @Nullable JsonToken token) throws IOException {
    return token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL
        ? repair(parser.getText())
        : null;
  }

  private String repair(String text) {
    String mended = Surrogates.repair(text);
    if (!mended.equals(text)) {
      repaired++;
    }
    return mended;
  }

  private static String cut(String message) {
    int most = 160;
    String line = message.replace('\n', ' ');
    return line.length() <= most ? line : line.substring(0, most) + "…";
  }
}
