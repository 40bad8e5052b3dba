package uk.toex.pages;

import static uk.toex.pages.PageContent.at;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A headless Chromium with one page, driven through the DevTools protocol over its pipe: no port is
 * opened and nothing is downloaded. The shell lends it our pipes as descriptors 3 and 4, where it
 * looks for them; messages end in a zero byte.
 */
final class Chromium implements AutoCloseable {

  private final Process process;
  private final OutputStream in;
  private final InputStream out;
  private final String session;
  private int lastId;

  /** What the page complained of: console errors, exceptions, breaches of its policy. */
  final List<String> complaints = new ArrayList<>();

  /** Every address the page asked for. */
  final List<String> requests = new ArrayList<>();

  /** Whether it asked before it was left. */
  boolean askedBeforeLeaving;

  /**
   * The program named by the property {@code toex.chromium} or by {@code TOEX_CHROMIUM} in the
   * environment, else one on the path.
   */
  static Optional<String> find() {
    String named = System.getProperty("toex.chromium", System.getenv("TOEX_CHROMIUM"));
    if (named != null) {
      return named.equals("none") ? Optional.empty() : Optional.of(named);
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
        if (Files.isExecutable(Path.of(folder, name))) {
          return Optional.of(Path.of(folder, name).toString());
        }
      }
    }
    return Optional.empty();
  }

  Chromium(String program, Path profile) throws IOException {
    process =
        new ProcessBuilder(
                "sh",
                "-c",
                "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1366,768",
                "--user-data-dir=" + profile,
                "--remote-debugging-pipe")
            .start();
    in = process.getOutputStream();
    out = new BufferedInputStream(process.getInputStream(), 1 << 16);
    String target =
        (String) at(call(null, "Target.createTarget", "{\"url\":\"about:blank\"}"), "targetId");
    String attach = "{\"flatten\":true,\"targetId\":\"" + target + "\"}";
    session = (String) at(call(null, "Target.attachToTarget", attach), "sessionId");
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", "{}");
    }
  }

  /** Opens a file and waits until it is loaded. */
  void open(Path file) throws IOException {
    call("Page.navigate", "{\"url\":" + quoted(file.toUri().toString()) + "}");
    await(message -> "Page.loadEventFired".equals(message.get("method")));
    eval("1");
  }

  /** The value of a script's last expression, as text. */
  String eval(String script) throws IOException {
    Object answer =
        call(
            "Runtime.evaluate",
            "{\"returnByValue\":true,\"awaitPromise\":true,\"expression\":"
                + quoted("Promise.resolve(" + script + ").then(String)")
                + "}");
    if (((Map<?, ?>) answer).containsKey("exceptionDetails")) {
      throw new AssertionError(script + " threw " + answer);
    }
    return (String) at(answer, "result", "value");
  }

  /** Presses keys, one after the other: letters, or names such as {@code Enter}. */
  void press(String... keys) throws IOException {
    for (String key : keys) {
      String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
      call("Input.dispatchKeyEvent", key(text.isEmpty() ? "rawKeyDown" : "keyDown", key, text));
      call("Input.dispatchKeyEvent", key("keyUp", key, ""));
    }
  }

  /** Puts text where the cursor is. */
  void type(String text) throws IOException {
    call("Input.insertText", "{\"text\":" + quoted(text) + "}");
  }

  Object call(String method, String parameters) throws IOException {
    return call(session, method, parameters);
  }

  private static String key(String type, String key, String text) throws IOException {
    int code =
        switch (key) {
          case "Enter" -> 13;
          case "Escape" -> 27;
          case "ArrowDown" -> 40;
          default -> 0;
        };
    return ("{\"type\":" + quoted(type) + ",\"key\":" + quoted(key))
        + (",\"windowsVirtualKeyCode\":" + code + ",\"text\":" + quoted(text) + "}");
  }

  private Object call(@Nullable String to, String method, String parameters) throws IOException {
    int id = ++lastId;
    String message =
        ("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters)
            + (to == null ? "}" : ",\"sessionId\":\"" + to + "\"}");
    in.write(message.getBytes(StandardCharsets.UTF_8));
    in.write(0);
    in.flush();
    Map<?, ?> answer = await(got -> Long.valueOf(id).equals(got.get("id")));
    if (answer.containsKey("error")) {
      throw new IOException(method + ": " + answer.get("error"));
    }
    return at(answer, "result");
  }

  private Map<?, ?> await(Predicate<Map<?, ?>> wanted) throws IOException {
    while (true) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int b = out.read(); b != 0; b = out.read()) {
        if (b < 0) {
          throw new IOException("Chromium has ended; can it run here at all?");
        }
        bytes.write(b);
      }
      Map<?, ?> message = (Map<?, ?>) PageContent.json(bytes.toString(StandardCharsets.UTF_8));
      note(message);
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  private void note(Map<?, ?> message) throws IOException {
    switch (String.valueOf(message.get("method"))) {
      case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(message.toString());
      case "Runtime.consoleAPICalled" -> complaints.add(message.toString());
      case "Network.requestWillBeSent" ->
          requests.add((String) at(message, "params", "request", "url"));
      case "Page.javascriptDialogOpening" -> {
        askedBeforeLeaving |= "beforeunload".equals(at(message, "params", "type"));
        // Sent without waiting: its answer comes by later and is skipped.
        in.write(
            ("{\"id\":" + ++lastId + ",\"method\":\"Page.handleJavaScriptDialog\",")
                .concat("\"params\":{\"accept\":true},\"sessionId\":\"" + session + "\"}\0")
                .getBytes(StandardCharsets.UTF_8));
        in.flush();
      }
      default -> {}
    }
  }

  private static String quoted(String text) throws IOException {
    StringBuilder json = new StringBuilder();
    new Json(json).string(text);
    return json.toString();
  }

  /** Ends the browser and waits until none of its processes uses the profile any more. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    in.close();
    for (ProcessHandle one : all) {
      try {
        one.onExit().get(5, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        one.destroyForcibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        one.destroyForcibly();
      }
    }
  }
}
