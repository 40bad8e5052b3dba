package uk.toex.comms.analysis;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import uk.toex.comms.CommsEvents;
import uk.toex.io.CsvOut;

/**
 * Writes contacts and handsets as a network for {@code toex network}: entities.csv ({@code
 * id,kind,label}) and links.csv ({@code from,to,type,date,recorded,grade,record}). Parties and
 * handsets are objects; a pair in contact is one link of type {@code contact}, dated by the last
 * contact, a number on a handset one of type {@code handset}. Both stand in the order of their ids.
 */
public final class NetworkExport {

  private NetworkExport() {}

  /**
   * What was written.
   *
   * @param entities how many parties and handsets
   * @param links how many links
   */
  public record Written(long entities, long links) {}

  /**
   * Writes both files; they appear whole or not at all.
   *
   * @param atLeast how many events a pair must have to be linked, at least 1
   * @throws uk.toex.api.OutputFailedException if they cannot be written
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static Written write(CommsEvents events, Path folder, int atLeast, Scope scope) {
    if (atLeast < 1) {
      throw new IllegalArgumentException("a link has at least 1 event, not " + atLeast);
    }
    Contacts contacts = Contacts.of(events, scope);
    Devices devices = Devices.of(events, scope);
    try (CsvOut entities = CsvOut.create(folder.resolve("entities.csv"), "id", "kind", "label");
        CsvOut links =
            CsvOut.create(
                folder.resolve("links.csv"),
                "from",
                "to",
                "type",
                "date",
                "recorded",
                "grade",
                "record")) {
      contacts.forEachParty(id -> entities.row(id, "object", "party " + id));
      contacts.forEach(
          Integer.MAX_VALUE,
          each -> {
            if (each.number().compareTo(each.other()) < 0 && each.events() >= atLeast) {
              link(links, each.number(), each.other(), "contact", date(events, each.last()));
            }
          });
      String imei = "";
      // One link for each number, though it may have had several subscriptions.
      TreeMap<String, Instant> numbers = new TreeMap<>();
      for (Devices.Use use : devices.uses()) {
        if (!use.imei().equals(imei)) {
          handset(events, imei, numbers, entities, links);
          imei = use.imei();
          numbers.clear();
        }
        numbers.merge(use.number(), use.last(), (x, y) -> x.isAfter(y) ? x : y);
      }
      handset(events, imei, numbers, entities, links);
      entities.commit();
      links.commit();
      return new Written(entities.rows(), links.rows());
    }
  }

  private static void handset(
      CommsEvents events,
      String imei,
      Map<String, Instant> numbers,
      CsvOut entities,
      CsvOut links) {
    if (!imei.isEmpty()) {
      String id = "imei:" + imei;
      entities.row(id, "object", "handset " + imei);
      numbers.forEach((number, last) -> link(links, number, id, "handset", date(events, last)));
    }
  }

  private static void link(CsvOut links, String from, String to, String type, LocalDate date) {
    links.row(from, to, type, date.toString(), "", "", type + " " + from + " " + to);
  }

  private static LocalDate date(CommsEvents events, Instant at) {
    return LocalDate.ofInstant(at, events.zone());
  }
}
