package uk.toex.io;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;

/** Recognises what is surely no UTF-8 text, to say what it is instead of rejecting each line. */
final class Sniff {

  private Sniff() {}

  static void refuseBinary(byte[] head, int length, String name) {
    String what = what(head, length);
    if (what != null) {
      throw new InputRefusedException(name + " " + what);
    }
  }

  private static @Nullable String what(byte[] head, int length) {
    String start = new String(head, 0, Math.min(length, 16), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE")) {
      return "is in UTF-16 or UTF-32; expected UTF-8.\nSave it as UTF-8 (in Excel: CSV UTF-8).";
    }
    if (start.startsWith("PK\3\4")) {
      return "is a zip archive or an Excel or Word document; expected text.\n"
          + "Unpack it, or export the sheet as CSV UTF-8.";
    }
    if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return "is an old Excel or Word document; expected text.\nExport the sheet as CSV UTF-8.";
    }
    if (start.startsWith("%PDF-")) {
      return "is a PDF; expected text.\nExport the records as CSV UTF-8.";
    }
    if (start.startsWith("SQLite format 3\0")) {
      return "is an SQLite database; expected text.\nExport the table as CSV UTF-8.";
    }
    if (start.startsWith("BZh") && start.startsWith("1AY&SY", 4)) {
      return packed("bzip2");
    }
    if (start.startsWith("\u00FD7zXZ\0")) {
      return packed("xz");
    }
    if (start.startsWith("7z\u00BC\u00AF")) {
      return packed("7-Zip");
    }
    if (start.startsWith("(\u00B5/\u00FD")) {
      return packed("Zstandard");
    }
    if (start.startsWith("\u001F\u008B")) {
      return "is gzipped twice; expected gzip or plain text.\nInflate it once.";
    }
    int nuls = 0;
    for (int i = 0; i < length; i++) {
      nuls += head[i] == 0 ? 1 : 0;
    }
    return nuls >= 16 && nuls > length / 10
        ? "holds many NUL characters at its beginning: UTF-16 without a mark, or no text at all.\n"
            + "Save it as UTF-8."
        : null;
  }

  private static String packed(String how) {
    return "is packed by " + how + "; of packed files, only gzip is read.\nUnpack it first.";
  }
}
