package uk.toex.host.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;

/**
 * What runs in a plugin's own process: answers one question after the other, until the host closes
 * the pipe. Its only argument is the plugin's folder.
 */
public final class IsolatedMain {

  /** What the JVM ends with under {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int OUT_OF_MEMORY = 3;

  private IsolatedMain() {}

  /** Never returns: what threads the plugin leaves behind must not keep the process. */
  public static void main(String[] arguments) {
    // Standard output belongs to the protocol, so before any code of the plugin's is loaded what
    // it prints is turned to standard error.
    HostLink host =
        new HostLink(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    ServedPlugin plugin = new ServedPlugin(Path.of(List.of(arguments).get(0)), host);
    int asked;
    do {
      Frames.Frame frame = host.next();
      asked = frame.kind();
      try {
        host.answer(Wire.ANSWER, plugin.answer(frame));
      } catch (OutOfMemoryError e) {
        // As the JVM itself does where it is the heap that is full: not to go on by chance.
        System.err.println(e);
        Runtime.getRuntime().halt(OUT_OF_MEMORY);
      } catch (Throwable e) {
        host.answer(Wire.FAULT, fault(e));
      }
    } while (asked != Wire.CLOSE);
    Runtime.getRuntime().halt(0);
  }

  private static Out fault(Throwable e) {
    Throwable cause = e instanceof ServiceConfigurationError ? e.getCause() : null;
    if (cause != null) {
      return fault(cause); // A constructor's own exception, as ServiceLoader wraps it.
    }
    int kind = Wire.FAILED;
    if (e instanceof InputRefusedException) {
      kind = Wire.REFUSED;
    } else if (e instanceof CancelledException) {
      kind = Wire.CANCELLED;
    } else if (e instanceof UnsupportedOperationException) {
      kind = Wire.UNSUPPORTED;
    } else if (e instanceof IllegalArgumentException) {
      kind = Wire.ARGUMENT;
    }
    return new Out().u8(kind).string(Said.by(e));
  }
}
