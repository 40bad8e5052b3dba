package uk.toex.comms.layout.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.layout.SheetLimits;

/**
 * Inflates every part of a spreadsheet once, before anything is read from it, and counts: what a
 * zip says about its parts' sizes can't be trusted.
 */
final class SheetGuard {

  private static final int MAX_PARTS = 10_000;
  private static final long SMALL = 1 << 20;

  private SheetGuard() {}

  /** Checks a spreadsheet; true if it says how its numbers are shown. */
  static boolean check(Path file, String name, SheetLimits limits) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_PARTS) {
        throw bomb(name, "it has " + zip.size() + " parts");
      }
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw new InputRefusedException(
            name + " is no spreadsheet: it has no xl/workbook.xml.\nExpected an .xlsx file.");
      }
      byte[] buffer = new byte[1 << 16];
      long total = 0;
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        total = part(zip, entry, name, limits, buffer, total);
      }
      return zip.getEntry("xl/styles.xml") != null;
    } catch (ZipException e) {
      throw new InputRefusedException(
          name + " is no spreadsheet: " + e.getMessage() + ".\nExpected an .xlsx file.", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputRefusedException(
          name + " could not be read as a spreadsheet: " + e.getMessage(), e);
    }
  }

  private static long part(
      ZipFile zip, ZipEntry entry, String name, SheetLimits limits, byte[] buffer, long before)
      throws IOException {
    long size = 0;
    long packed = Math.max(1, entry.getCompressedSize());
    boolean texts = entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
    try (InputStream in = zip.getInputStream(entry)) {
      while (true) {
        int n = in.read(buffer);
        if (n < 0) {
          return before + size;
        }
        size += n;
        if (before + size > limits.maxInflatedBytes()) {
          throw bomb(name, "inflated it has more than " + limits.maxInflatedBytes() + " bytes");
        }
        if (size > SMALL && size / packed >= limits.maxRatio()) {
          throw bomb(
              name,
              "its part "
                  + entry.getName()
                  + " inflates to more than "
                  + limits.maxRatio()
                  + " times its size");
        }
        if (texts && size > limits.maxSharedTextBytes()) {
          throw bomb(
              name, "its shared texts have more than " + limits.maxSharedTextBytes() + " bytes");
        }
      }
    }
  }

  static InputRefusedException bomb(String name, String why) {
    return new InputRefusedException(
        name
            + " is refused: "
            + why
            + ".\nIt may be made to exhaust the machine. If it is genuine, save it as CSV.");
  }
}
