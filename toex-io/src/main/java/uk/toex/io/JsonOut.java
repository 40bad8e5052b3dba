package uk.toex.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in UTF-8: one document, or JSON Lines with one value a line.
 *
 * <p>The same calls give the same bytes everywhere. Numbers are written by {@link Numbers}; half of
 * a surrogate pair becomes U+FFFD. Belongs to one thread.
 *
 * <pre>{@code
 * try (JsonOut out = JsonOut.lines(path)) {
 *   out.beginObject().put("id", "R1").put("probability", 0.94).endObject();
 *   out.commit();
 * }
 * }</pre>
 */
public final class JsonOut implements AutoCloseable {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withRootSeparator("\n")
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private final @Nullable AtomicFile file;
  private final JsonGenerator generator;

  private JsonOut(@Nullable AtomicFile file, OutputStream stream, boolean indented) {
    this.file = file;
    try {
      generator = FACTORY.createGenerator(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    if (indented) {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter(SEPARATORS)
              .withObjectIndenter(indenter)
              .withArrayIndenter(indenter));
    } else {
      generator.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }
  }

  /** JSON Lines in a file that appears, whole, at {@link #commit}. */
  public static JsonOut lines(Path target) {
    AtomicFile file = AtomicFile.create(target);
    return new JsonOut(file, file.stream(), false);
  }

  /** JSON Lines to a stream that stays the caller's to close. */
  public static JsonOut lines(OutputStream stream) {
    return new JsonOut(null, new ReportingStream(stream, "the output"), false);
  }

  /** One indented document in a file that appears, whole, at {@link #commit}. */
  public static JsonOut document(Path target) {
    AtomicFile file = AtomicFile.create(target);
    return new JsonOut(file, file.stream(), true);
  }

  /** One indented document to a stream that stays the caller's to close. */
  public static JsonOut document(OutputStream stream) {
    return new JsonOut(null, new ReportingStream(stream, "the output"), true);
  }

  /** Begins an object, at the top or in an array. */
  public JsonOut beginObject() {
    return write(JsonGenerator::writeStartObject);
  }

  /** Begins an object under a name. */
  public JsonOut beginObject(String name) {
    return write(g -> g.writeObjectFieldStart(Surrogates.repair(name)));
  }

  /** Ends the object. */
  public JsonOut endObject() {
    return write(JsonGenerator::writeEndObject);
  }

  /** Begins an array, at the top or in an array. */
  public JsonOut beginArray() {
    return write(JsonGenerator::writeStartArray);
  }

  /** Begins an array under a name. */
  public JsonOut beginArray(String name) {
    return write(g -> g.writeArrayFieldStart(Surrogates.repair(name)));
  }

  /** Ends the array. */
  public JsonOut endArray() {
    return write(JsonGenerator::writeEndArray);
  }

  /** A text under a name; null is written as {@code null}. */
  public JsonOut put(String name, @Nullable String value) {
    return write(
        g ->
            g.writeStringField(
                Surrogates.repair(name), value == null ? null : Surrogates.repair(value)));
  }

  /** A whole number under a name. */
  public JsonOut put(String name, long value) {
    return write(g -> g.writeNumberField(Surrogates.repair(name), value));
  }

  /** A number under a name, as {@link Numbers#shortest} writes it. */
  public JsonOut put(String name, double value) {
    return number(name, Numbers.shortest(value));
  }

  /** A number under a name, as {@link Numbers#fixed} writes it. */
  public JsonOut put(String name, double value, int maxDecimals) {
    return number(name, Numbers.fixed(value, maxDecimals));
  }

  /** A truth value under a name. */
  public JsonOut put(String name, boolean value) {
    return write(g -> g.writeBooleanField(Surrogates.repair(name), value));
  }

  /** A text in an array. */
  public JsonOut add(String value) {
    return write(g -> g.writeString(Surrogates.repair(value)));
  }

  /** A whole number in an array. */
  public JsonOut add(long value) {
    return write(g -> g.writeNumber(value));
  }

  /** A number in an array, as {@link Numbers#shortest} writes it. */
  public JsonOut add(double value) {
    return write(g -> g.writeNumber(Numbers.shortest(value)));
  }

  /**
   * Ends the output; a file appears under its name.
   *
   * @throws uk.toex.api.OutputFailedException if it cannot be written
   * @throws IllegalStateException if an object or an array is still open
   */
  public void commit() {
    if (!generator.getOutputContext().inRoot()) {
      throw new IllegalStateException("an object or an array is still open");
    }
    boolean any = generator.getOutputContext().getEntryCount() > 0;
    write(
        g -> {
          if (any) {
            g.writeRaw('\n');
          }
          g.flush();
        });
    if (file != null) {
      file.commit();
    }
  }

  /** Removes the file unless it was committed. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }

  private JsonOut number(String name, String digits) {
    return write(
        g -> {
          g.writeFieldName(Surrogates.repair(name));
          g.writeNumber(digits);
        });
  }

  private JsonOut write(Step step) {
    try {
      step.on(generator);
      return this;
    } catch (JsonGenerationException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void on(JsonGenerator generator) throws IOException;
  }
}
