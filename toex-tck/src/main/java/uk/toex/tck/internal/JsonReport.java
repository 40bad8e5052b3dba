package uk.toex.tck.internal;

import java.util.Map;
import uk.toex.tck.KitReport;
import uk.toex.tck.RuleResult;

/** A report for programs. */
public final class JsonReport {
  private static final String HEX = "0123456789abcdef";

  private JsonReport() {}

  /** The report as one JSON object. */
  public static String of(KitReport report) {
    StringBuilder out = new StringBuilder("{\n  \"format\": \"toex-kit-report/1\",\n");
    out.append("  \"plugin\": ").append(quoted(report.plugin())).append(",\n");
    out.append("  \"passed\": ").append(report.passed()).append(",\n  \"facts\": {");
    String comma = "\n";
    for (Map.Entry<String, String> fact : report.facts().entrySet()) {
      out.append(comma).append("    ").append(quoted(fact.getKey()));
      out.append(": ").append(quoted(fact.getValue()));
      comma = ",\n";
    }
    out.append("\n  },\n  \"results\": [");
    comma = "\n";
    for (RuleResult each : report.results()) {
      out.append(comma).append("    {\"rule\": ").append(quoted(each.rule().id()));
      out.append(", \"area\": ").append(quoted(each.rule().area().name()));
      out.append(", \"sentence\": ").append(quoted(each.rule().sentence()));
      out.append(", \"outcome\": ").append(quoted(each.outcome().name()));
      out.append(", \"detail\": ").append(quoted(each.detail())).append('}');
      comma = ",\n";
    }
    out.append("\n  ],\n  \"unprovable\": [");
    comma = "\n";
    for (String each : report.unprovable()) {
      out.append(comma).append("    ").append(quoted(each));
      comma = ",\n";
    }
    return out.append("\n  ]\n}\n").toString();
  }

  /** A JSON string; what is not plain ASCII or is a lone surrogate is written as an escape. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        out.append(c);
      } else {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(c >> shift & 15));
        }
      }
    }
    return out.append('"').toString();
  }
}
