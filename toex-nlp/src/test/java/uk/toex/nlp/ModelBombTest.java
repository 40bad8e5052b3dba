package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.ModelRefusedException;

/** Model files that mean harm by their sizes. */
class ModelBombTest {

  @TempDir Path folder = Path.of("");

  /** 300,000 rows of 10,000 tags fit their own bytes, but not an int when multiplied. */
  @Test
  void counts_whose_product_overflows_are_refused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0);
    out.writeBoolean(false);
    out.writeInt(10_000);
    for (int t = 0; t < 10_000; t++) {
      byte[] name = ("T" + t).getBytes(StandardCharsets.US_ASCII);
      out.writeInt(name.length);
      out.write(name);
    }
    out.writeInt(300_000);
    for (int r = 0; r < 300_000; r++) {
      out.writeInt(r);
      out.writeFloat(1);
      out.writeByte(5);
    }
    for (int t = 0; t < 10_000; t++) {
      out.writeFloat(0);
    }
    Path file = folder.resolve("product.toexmodel");
    Files.write(file, ModelBytesTest.sealed(bytes.toByteArray()));
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> LinearTagModel.load(file));
  }

  /** A file just under the limit that is no model must not be read into memory to find out. */
  @Test
  void a_large_file_that_is_no_model_costs_no_memory() throws IOException {
    Path file = folder.resolve("zeros.toexmodel");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((1L << 30) - 1);
    }
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> LinearTagModel.load(file))
        .withMessageContaining("is not a TOEX model");
  }

  @Test
  void a_setting_or_a_tag_twice_is_refused() throws IOException {
    ByteArrayOutputStream setting = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(setting);
    out.writeInt(2);
    for (String text : new String[] {"seed", "1", "seed", "2"}) {
      string(out, text);
    }
    ByteArrayOutputStream tag = new ByteArrayOutputStream();
    out = new DataOutputStream(tag);
    out.writeInt(0);
    out.writeBoolean(false);
    out.writeInt(2);
    string(out, "CSAE");
    string(out, "CSAE");
    out.writeInt(0);
    refused(setting, "setting seed twice");
    refused(tag, "one twice");
  }

  private void refused(ByteArrayOutputStream content, String why) throws IOException {
    Path file = folder.resolve("twice.toexmodel");
    Files.write(file, ModelBytesTest.sealed(content.toByteArray()));
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> LinearTagModel.load(file))
        .withMessageContaining(why);
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
