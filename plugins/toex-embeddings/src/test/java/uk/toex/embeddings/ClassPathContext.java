package uk.toex.embeddings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import uk.toex.spi.PluginContext;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.PluginResource;

/** Gives a plugin what it needs from the class path, if the digest is the one it pinned. */
record ClassPathContext(PluginDescriptor descriptor) implements PluginContext {

  @Override
  public byte[] resource(String name) {
    String expected =
        descriptor.needs().stream()
            .filter(need -> need.name().equals(name))
            .map(PluginResource::sha256)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not declared: " + name));
    byte[] bytes = bytes(name);
    try {
      String actual = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      if (!actual.equals(expected)) {
        throw new AssertionError(name + " has the digest " + actual);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    return bytes;
  }

  static byte[] bytes(String name) {
    try (InputStream in = ClassPathContext.class.getResourceAsStream("/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
