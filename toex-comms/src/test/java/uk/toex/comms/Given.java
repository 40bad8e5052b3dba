package uk.toex.comms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.comms.CommsEvent;
import uk.toex.comms.internal.WriteHook;
import uk.toex.io.Digests;
import uk.toex.io.Input;

/** What the tests of stores share. */
final class Given {

  static final String HEADER = "type,from,to,start,duration_s,imei,imsi,cell,end_cell,text\n";

  private Given() {}

  /** A file of the generic layout. */
  static Path file(Path folder, String name, String... rows) {
    return text(folder, name, HEADER + String.join("\n", rows) + "\n");
  }

  static Path text(Path folder, String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  static LoadReport load(Path store, Path... files) {
    try (CommsLoader loader = CommsLoader.into(store)) {
      for (Path file : files) {
        loader.load(file, CommsLoader.generic());
      }
      return loader.commit();
    }
  }

  /** In small chunks, so that few rows are many. */
  static LoadReport load(Path store, int threads, int chunk, WriteHook hook, Path... files) {
    try (CommsLoader loader = CommsLoader.into(store, hook, chunk).threads(threads)) {
      for (Path file : files) {
        loader.load(Input.of(file), CommsLoader.generic());
      }
      return loader.commit();
    }
  }

  /** All events of a store. */
  static List<CommsEvent> events(Path store) {
    List<CommsEvent> events = new ArrayList<>();
    try (CommsStore opened = CommsStore.open(store)) {
      for (int i = 0; i < opened.events(); i++) {
        events.add(opened.event(i));
      }
    }
    return events;
  }

  /** Removes a folder and the folders in it. */
  static void delete(Path folder) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        if (Files.isDirectory(each)) {
          delete(each);
        } else {
          Files.delete(each);
        }
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The digests of a folder's files, by name. */
  static SortedMap<String, String> digests(Path folder) {
    SortedMap<String, String> digests = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        digests.put(String.valueOf(each.getFileName()), Digests.sha256(each));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digests;
  }
}
