package uk.toex.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Advice;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.io.Digests;
import uk.toex.io.JsonOut;
import uk.toex.nlp.Review;

/**
 * One line of a worklist, in the forms in which it is written.
 *
 * <p>The digest of a piece of advice is the SHA-256 of its line of {@code review.jsonl} without the
 * first member, {@code rank}, and the last, {@code advice_sha256}: what was advised, whatever stood
 * beside it in the list. In a shell:
 *
 * <pre>
 * sed 's/^{"rank":[0-9]*,/{/; s/,"advice_sha256":"[0-9a-f]*"}$/}/' | tr -d '\n' | sha256sum
 * </pre>
 *
 * @param advice the advice
 * @param score the log-odds before calibration
 * @param why in a few words
 */
record Issue(Advice<TagIssue> advice, double score, String why) {

  /** Of the parts of an explanation: thousands of them still add up to 1e-9. */
  private static final int DECIMALS = 12;

  static Issue of(Review.Entry entry) {
    Advice<TagIssue> advice = entry.advice();
    return new Issue(advice, entry.score(), Why.of(advice.explanation()));
  }

  /** {@code missing} or {@code wrong}. */
  static String kind(TagIssue issue) {
    return issue.kind().name().toLowerCase(Locale.ROOT);
  }

  /** The tag that would fit better, if there is one. */
  static @Nullable String suggested(TagIssue issue) {
    Tag tag = issue.suggestedTag();
    return tag == null ? null : tag.code();
  }

  /** The line of {@code review.jsonl} without rank and digest, in UTF-8. */
  byte[] canonicalJson() {
    TagIssue issue = advice.subject();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    JsonOut json = JsonOut.lines(bytes).beginObject();
    json.put("report_id", issue.reportId());
    json.put("tag", issue.tag().code());
    json.put("issue", kind(issue));
    json.put("probability", advice.score(), 15);
    json.put("score", score, 6);
    json.put("suggested_tag", suggested(issue));
    json.put("why", why);
    json.beginObject("explanation");
    json.put("scale", advice.explanation().scale());
    json.put("total", advice.explanation().total(), DECIMALS);
    json.put("unexplained", advice.explanation().unexplained(), DECIMALS);
    json.beginArray("parts");
    for (Part part : advice.explanation().parts()) {
      json.beginObject();
      json.put(part instanceof Evidence ? "word" : "step", part.name());
      json.put("value", part.value(), DECIMALS);
      if (part instanceof Evidence evidence) {
        json.beginArray("spans");
        for (Span span : evidence.spans()) {
          json.beginArray().add(span.start()).add(span.end()).endArray();
        }
        json.endArray();
      }
      json.endObject();
    }
    json.endArray().endObject().endObject().commit();
    json.close();
    return Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1); // without the line end
  }

  /** The line of {@code review.jsonl}. */
  static byte[] jsonLine(int rank, byte[] canonical, String sha256) {
    byte[] head = ("{\"rank\":" + rank + ",").getBytes(StandardCharsets.UTF_8);
    byte[] tail = (",\"advice_sha256\":\"" + sha256 + "\"}\n").getBytes(StandardCharsets.UTF_8);
    byte[] line = Arrays.copyOf(head, head.length + canonical.length - 2 + tail.length);
    System.arraycopy(canonical, 1, line, head.length, canonical.length - 2);
    System.arraycopy(tail, 0, line, line.length - tail.length, tail.length);
    return line;
  }

  static String sha256(byte[] canonical) {
    return Digests.sha256(canonical);
  }
}
