package uk.toex.host.internal;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import uk.toex.api.Explanation;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.spi.Capability;
import uk.toex.spi.ModelCard;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.PluginResource;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.TrainingSettings;

/**
 * How things are written in a payload and read again. What cannot be is an {@link IOException},
 * also where a record refuses its values.
 */
final class Wire {

  // What the host asks.
  static final int DESCRIBE = 1;
  static final int OPEN = 2;
  static final int TRAIN = 3;
  static final int SCORE = 4;
  static final int SCORE_ONE = 5;
  static final int EXPLAIN = 6;
  static final int DROP = 7;
  static final int CLOSE = 8;
  // What the plugin's process answers.
  static final int ANSWER = 16;
  static final int FAULT = 17;
  // What it asks in the middle of a training, and what it is told then.
  static final int NEED = 32;
  static final int PROGRESS = 33;
  static final int TOLD = 34;

  // Kinds of faults.
  static final int REFUSED = 1;
  static final int CANCELLED = 2;
  static final int UNSUPPORTED = 3;
  static final int ARGUMENT = 4;
  static final int FAILED = 5;

  /** The longest frame to the plugin's process, in bytes: one text of the longest record. */
  static final int MOST_ASKED = 1 << 28;

  /** The longest frame from it, in bytes. */
  static final int MOST_ANSWERED = 1 << 24;

  /** The longest name, tag or message from it, in UTF-16 units. */
  static final int MOST_NAME = 4096;

  private static final int MOST_CARD = 1 << 16;
  private static final int MOST_TEXT = Integer.MAX_VALUE;

  private Wire() {}

  static void write(Out out, PluginDescriptor d) {
    out.string(d.id()).string(d.version()).string(d.vendor()).string(d.licence());
    out.i32(d.spi().major()).i32(d.spi().minor());
    out.i32(d.capabilities().size());
    d.capabilities().forEach(each -> out.string(each.name()));
    out.i32(d.needs().size());
    d.needs().forEach(each -> out.string(each.name()).string(each.sha256()));
    ModelCard card = d.modelCard();
    out.string(card.purpose()).string(card.method()).string(card.data());
    out.string(card.performance()).string(card.limits()).string(card.contact());
  }

  static PluginDescriptor descriptor(In in) throws IOException {
    try {
      String id = in.string(MOST_NAME);
      String version = in.string(MOST_NAME);
      String vendor = in.string(MOST_NAME);
      String licence = in.string(MOST_NAME);
      SpiVersion spi = new SpiVersion(in.i32(), in.i32());
      Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
      for (int n = in.count(5); n > 0; n--) {
        capabilities.add(Capability.valueOf(in.string(MOST_NAME)));
      }
      List<PluginResource> needs = new ArrayList<>();
      for (int n = in.count(10); n > 0; n--) {
        needs.add(new PluginResource(in.string(MOST_NAME), in.string(MOST_NAME)));
      }
      ModelCard card =
          new ModelCard(
              in.string(MOST_CARD),
              in.string(MOST_CARD),
              in.string(MOST_CARD),
              in.string(MOST_CARD),
              in.string(MOST_CARD),
              in.string(MOST_CARD));
      return new PluginDescriptor(id, version, vendor, licence, spi, capabilities, needs, card);
    } catch (IllegalArgumentException e) {
      throw new IOException(Said.by(e), e);
    }
  }

  static void write(Out out, TrainingSettings settings) {
    writeTags(out, settings.tags());
    out.u8(settings.exclusive() ? 1 : 0).i64(settings.seed()).i32(settings.threads());
  }

  static TrainingSettings settings(In in) throws IOException {
    return new TrainingSettings(tags(in), in.u8() != 0, in.i64(), in.i32());
  }

  static void writeTags(Out out, Iterable<Tag> tags) {
    List<Tag> all = new ArrayList<>();
    tags.forEach(all::add);
    out.i32(all.size());
    all.forEach(each -> out.string(each.code()));
  }

  static List<Tag> tags(In in) throws IOException {
    List<Tag> tags = new ArrayList<>();
    try {
      for (int n = in.count(5); n > 0; n--) {
        tags.add(new Tag(in.string(MOST_TEXT)));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(Said.by(e), e);
    }
    return tags;
  }

  static void write(Out out, Report report) {
    out.string(report.id()).string(report.text());
    writeTags(out, report.tags());
    Grade grade = report.grade();
    out.string(grade == null ? "" : grade.toString());
    LocalDate date = report.date();
    out.u8(date == null ? 0 : 1).i64(date == null ? 0 : date.toEpochDay());
    String author = report.author();
    out.u8(author == null ? 0 : 1).string(author == null ? "" : author);
  }

  static Report report(In in) throws IOException {
    try {
      String id = in.string(MOST_TEXT);
      String text = in.string(MOST_TEXT);
      TreeSet<Tag> tags = new TreeSet<>(tags(in));
      String grade = in.string(MOST_NAME);
      boolean dated = in.u8() != 0;
      long day = in.i64();
      boolean signed = in.u8() != 0;
      String author = in.string(MOST_TEXT);
      return new Report(
          id,
          text,
          tags,
          grade.isEmpty() ? null : Grade.parse(grade),
          dated ? LocalDate.ofEpochDay(day) : null,
          signed ? author : null);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(Said.by(e), e);
    }
  }

  static void write(Out out, Explanation explanation) {
    out.string(explanation.scale()).f64(explanation.unexplained()).f64(explanation.total());
    out.i32(explanation.parts().size());
    for (Explanation.Part part : explanation.parts()) {
      int kind =
          part instanceof Explanation.Evidence ? 1 : part instanceof Explanation.Origin ? 2 : 0;
      out.u8(kind).string(part.name()).f64(part.value());
      List<Explanation.Span> spans =
          part instanceof Explanation.Evidence evidence ? evidence.spans() : List.of();
      out.i32(spans.size());
      spans.forEach(span -> out.i32(span.start()).i32(span.end()));
    }
  }

  static Explanation explanation(In in) throws IOException {
    try {
      String scale = in.string(MOST_NAME);
      double unexplained = in.f64();
      double total = in.f64();
      List<Explanation.Part> parts = new ArrayList<>();
      for (int n = in.count(18); n > 0; n--) {
        int kind = in.u8();
        String name = in.string(MOST_ANSWERED);
        double value = in.f64();
        List<Explanation.Span> spans = new ArrayList<>();
        for (int s = in.count(8); s > 0; s--) {
          spans.add(new Explanation.Span(in.i32(), in.i32()));
        }
        parts.add(
            switch (kind) {
              case 1 -> new Explanation.Evidence(name, value, spans);
              case 2 -> new Explanation.Origin(name, value);
              default -> new Explanation.Step(name, value);
            });
      }
      return new Explanation(scale, parts, unexplained, total);
    } catch (IllegalArgumentException e) {
      throw new IOException(Said.by(e), e);
    }
  }
}
