package uk.toex.io;

import java.io.IOException;
import java.io.OutputStream;
import uk.toex.api.OutputFailedException;

/** Says what could not be written, whoever is writing. Never closes what it writes to. */
final class ReportingStream extends OutputStream {

  private final OutputStream out;
  private final String name;

  ReportingStream(OutputStream out, String name) {
    this.out = out;
    this.name = name;
  }

  static OutputFailedException failed(String name, IOException e) {
    String why = e.getMessage() == null ? e.toString() : e.getMessage();
    return new OutputFailedException(
        name
            + " could not be written: "
            + why
            + ".\nNothing half-written was left. Check the space and the rights there.",
        e);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  @Override
  public void close() {}
}
