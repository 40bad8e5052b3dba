package uk.toex.tck.broken;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import uk.toex.api.report.ReportClassifier;
import uk.toex.spi.PluginContext;

/** Breaks C804 to C809, X911 to X914 and K1001 to K1006. */
public final class BrokenManners {
  private BrokenManners() {}

  private abstract static class AtOpening extends Bent {
    abstract void act() throws Exception;

    @Override
    public void open(PluginContext given) throws Exception {
      super.open(given);
      act();
    }
  }

  /** Prefers another language. */
  public static class C804 extends AtOpening {
    @Override
    void act() {
      Locale.setDefault(Locale.FRANCE);
    }
  }

  /** Sets a property. */
  public static class C805 extends AtOpening {
    @Override
    void act() {
      System.setProperty("uk.toex.tck.broken", "yes");
    }
  }

  /** Takes the output for itself. */
  public static class C806 extends AtOpening {
    @Override
    void act() {
      System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }
  }

  /** Catches what is not its own. */
  public static class C807 extends AtOpening {
    @Override
    void act() {
      Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
    }
  }

  /** Changes the thread that calls it. */
  public static class C808 extends AtOpening {
    @Override
    void act() {
      Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    }
  }

  /** Prints. */
  public static class C809 extends AtOpening {
    @Override
    void act() {
      System.out.println("Welcome!");
    }
  }

  /** Ends the process; run in a child only. */
  public static class X911 extends AtOpening {
    @Override
    void act() {
      System.exit(3);
    }
  }

  /** Opens a socket on this machine. */
  public static class X912 extends AtOpening {
    @Override
    void act() throws Exception {
      try (ServerSocket socket = new ServerSocket(0)) {
        if (socket.getLocalPort() == 0) {
          throw new IllegalStateException("no port");
        }
      }
    }
  }

  /** Starts a process. */
  public static class X913 extends AtOpening {
    @Override
    void act() throws Exception {
      new ProcessBuilder("true").start().waitFor();
    }
  }

  /** Leaves a text on the disk. */
  public static class X914 extends AtOpening {
    @Override
    void act() throws Exception {
      Files.writeString(Files.createTempFile("cache", ".txt"), "seen at the station");
    }
  }

  /** Leaves a thread behind. */
  public static class K1001 extends AtOpening {
    @Override
    void act() {
      Sleeper.start("left behind", true);
    }
  }

  /** Leaves a thread behind that keeps the process. */
  public static class K1002 extends AtOpening {
    @Override
    void act() {
      Sleeper.start("left behind", false);
    }
  }

  /** Can't be closed unless it was used. */
  public static class K1003 extends Bent {
    private boolean used;

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      used = true;
      return super.scores(good, text);
    }

    @Override
    public void close() {
      super.close();
      if (!used) {
        throw new IllegalStateException("nothing to close");
      }
    }
  }

  /** Is another with each instance. */
  public static class K1004 extends AtOpening {
    private static final AtomicInteger OPENED = new AtomicInteger();
    private int number;

    @Override
    void act() {
      number = OPENED.incrementAndGet();
    }

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      double[] scores = super.scores(good, text);
      return number % 2 == 0 ? nudged(scores) : scores;
    }
  }

  /** Closes for all. */
  public static class K1005 extends AtOpening {
    private static final AtomicBoolean OPEN = new AtomicBoolean();

    @Override
    void act() {
      OPEN.set(true);
    }

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      if (!OPEN.get()) {
        throw new IllegalStateException("closed");
      }
      return super.scores(good, text);
    }

    @Override
    public void close() {
      super.close();
      OPEN.set(false);
    }
  }

  /** Keeps a file open. */
  public static class K1006 extends AtOpening {
    private static final List<InputStream> HELD = new ArrayList<>();

    @Override
    void act() throws Exception {
      Path file = Path.of(System.getProperty("java.io.tmpdir"), "toex-kit-held");
      Files.writeString(file, "held");
      HELD.add(Files.newInputStream(file));
    }
  }
}
