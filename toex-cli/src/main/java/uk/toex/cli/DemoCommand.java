package uk.toex.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code toex demo}. */
@Command(name = "demo", header = "x")
final class DemoCommand implements Callable<Integer> {
  DemoCommand(Console console) {}

  @Override
  public Integer call() {
    return 0;
  }
}
