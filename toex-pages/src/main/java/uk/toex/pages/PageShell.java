package uk.toex.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What every page has around it: the head with its policy, the styles and scripts in line, the
 * body, and the data that the scripts read.
 *
 * <p>The policy forbids everything but these very styles and scripts, known by their digests, and
 * makes the browser refuse any script that would read text as HTML.
 *
 * @param styles names of resources beside this class, in order
 * @param scripts likewise; they run when the body and the data are there
 * @param body the name of the resource that holds the body's static part
 */
record PageShell(List<String> styles, List<String> scripts, String body) {

  /** Writes a part of the page. */
  @FunctionalInterface
  interface Part {
    void write(Appendable out) throws IOException;
  }

  /**
   * Writes the page.
   *
   * @param title its name, any text
   * @param noScript HTML for those who run no scripts
   * @param data JSON that is safe in a script element
   */
  void write(Appendable out, String title, Part noScript, Part data) throws IOException {
    List<String> js = read(scripts);
    head(out, title, read(styles), js);
    out.append("</head>\n<body>\n<noscript>\n");
    noScript.write(out);
    out.append("</noscript>\n").append(resource(body));
    out.append("<script type=\"application/json\" id=\"data\">");
    data.write(out);
    out.append("</script>\n");
    scripts(out, js);
    out.append("</body>\n</html>\n");
  }

  /** Writes a page without scripts, whose body is all written out. */
  static void writeStatic(Appendable out, String title, List<String> styles, Part body)
      throws IOException {
    writeStatic(out, title, styles, List.of(), List.of(), body);
  }

  /**
   * Writes a page whose body is all written out; scripts only make it handier.
   *
   * @param early scripts that run before there is a body
   * @param scripts scripts that run when the body is there
   */
  static void writeStatic(
      Appendable out,
      String title,
      List<String> styles,
      List<String> early,
      List<String> scripts,
      Part body)
      throws IOException {
    List<String> first = read(early);
    List<String> last = read(scripts);
    List<String> js = new ArrayList<>(first);
    js.addAll(last);
    head(out, title, read(styles), js);
    scripts(out, first);
    out.append("</head>\n<body>\n");
    body.write(out);
    scripts(out, last);
    out.append("</body>\n</html>\n");
  }

  private static void scripts(Appendable out, List<String> scripts) throws IOException {
    for (String script : scripts) {
      out.append("<script>").append(script).append("</script>\n");
    }
  }

  private static void head(Appendable out, String title, List<String> css, List<String> js)
      throws IOException {
    out.append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'");
    out.append("; style-src").append(digests(css));
    out.append("; script-src").append(js.isEmpty() ? " 'none'" : digests(js));
    out.append("; img-src data:; base-uri 'none'; form-action 'none'");
    out.append("; require-trusted-types-for 'script'; trusted-types 'none'\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.append("<meta name=\"robots\" content=\"noindex\">\n");
    out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    // Without an icon of its own a browser would ask the server for one.
    out.append("<link rel=\"icon\" href=\"data:,\">\n<title>");
    Html.text(out, title);
    out.append("</title>\n");
    for (String sheet : css) {
      out.append("<style>").append(sheet).append("</style>\n");
    }
  }

  private static List<String> read(List<String> names) {
    List<String> texts = new ArrayList<>();
    for (String name : names) {
      texts.add(resource(name));
    }
    return texts;
  }

  private static String resource(String name) {
    try (InputStream in = PageShell.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("toex-pages is incomplete: it lacks " + name);
      }
      // A checkout may have turned the line ends; a browser turns them back before it digests.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digests(List<String> texts) {
    StringBuilder sources = new StringBuilder();
    for (String text : texts) {
      byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
      sources.append(" 'sha256-").append(Base64.getEncoder().encodeToString(digest)).append('\'');
    }
    return sources.toString();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
