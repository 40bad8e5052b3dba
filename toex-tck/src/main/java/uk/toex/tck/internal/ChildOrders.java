package uk.toex.tck.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

/**
 * What a second process is to do, as a file.
 *
 * @param pluginClass the name of the plugin's class
 * @param folder where the plugin's files lie, or an empty text
 * @param seed the seed to give
 * @param reports what to train on
 */
record ChildOrders(String pluginClass, String folder, long seed, List<Report> reports) {

  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      write(out, pluginClass);
      write(out, folder);
      out.writeLong(seed);
      out.writeInt(reports.size());
      for (Report report : reports) {
        write(out, report.id());
        write(out, report.text());
        out.writeInt(report.tags().size());
        for (Tag tag : report.tags()) {
          write(out, tag.code());
        }
      }
    }
  }

  static ChildOrders read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      String pluginClass = text(in);
      String folder = text(in);
      long seed = in.readLong();
      int size = in.readInt();
      List<Report> reports = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        String id = text(in);
        String text = text(in);
        TreeSet<Tag> tags = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
          tags.add(new Tag(text(in)));
        }
        reports.add(new Report(id, text, tags, null, null, null));
      }
      return new ChildOrders(pluginClass, folder, seed, reports);
    }
  }

  /** By UTF-16 units, so that lone surrogates stay. */
  private static void write(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  private static String text(DataInputStream in) throws IOException {
    char[] chars = new char[in.readInt()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = in.readChar();
    }
    return new String(chars);
  }
}
