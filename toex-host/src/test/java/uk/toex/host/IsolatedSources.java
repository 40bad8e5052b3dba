package uk.toex.host;

/** A plugin that does what the texts that it scores say. */
final class IsolatedSources {

  private IsolatedSources() {}

  static PluginSources hostile(String id) {
    return new PluginSources()
        .id(id)
        .members(MEMBERS)
        .training("trained(reports, settings, progress)");
  }

  private static final String MEMBERS =
      """
      public void open(PluginContext context) {
        for (PluginResource need : descriptor().needs()) {
          context.resource(need.name());
        }
      }

      private static ReportClassifier trained(
          List<Report> reports, TrainingSettings settings, Progress progress) {
        progress.step("reading", reports.size(), reports.size());
        for (int i = reports.size() - 1; i >= 0; i -= 7) {
          reports.get(i);
        }
        String seen = Integer.toHexString(new ArrayList<>(reports).toString().hashCode());
        byte[] weight = new byte[reports.size() == 1 ? 8 << 20 : 0];
        return new Classifier(settings.tags()) {
          private final byte[] held = weight;

          public double[] probabilities(String text) {
            return act(text) ? super.probabilities(text) : wrong(text);
          }

          public Explanation explain(String text, Tag tag) {
            double p = probabilities(text)[0];
            double total = Math.log(p / (1 - p));
            return text.equals("seen")
                ? new Explanation(seen, List.of(), 0, 0)
                : new Explanation(
                    "log-odds",
                    List.of(
                        new Explanation.Evidence("x", 1, List.of(new Explanation.Span(0, 1))),
                        new Explanation.Step("rest", total - 1)),
                    0,
                    total);
          }
        };
      }

      private static boolean act(String text) {
        try {
          switch (text) {
            case "refused" -> throw new InputRefusedException("not this one");
            case "null", "short", "no number" -> {
              return false;
            }
            case "overflows" -> act(text);
            case "throws" -> throw new IllegalStateException("thrown\\u001b[31m");
            case "prints" -> System.out.println("to standard output");
            case "exits" -> System.exit(7);
            case "halts" -> Runtime.getRuntime().halt(9);
            case "crashes" -> {
              var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
              field.setAccessible(true);
              ((sun.misc.Unsafe) field.get(null)).putAddress(8, 1);
            }
            case "fills the heap" -> {
              List<Object> held = new ArrayList<>();
              while (true) {
                held.add(new byte[1 << 20]);
              }
            }
            case "fills the rest" -> {
              List<Object> held = new ArrayList<>();
              var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
              field.setAccessible(true);
              var unsafe = (sun.misc.Unsafe) field.get(null);
              for (int i = 0; i < 4096; i++) {
                unsafe.setMemory(unsafe.allocateMemory(1 << 20), 1 << 20, (byte) 1);
              }
            }
            case "garbage" -> real().write("not a frame at all".getBytes("US-ASCII"));
            case "half a frame" -> {
              real().write(new byte[] {0x54, 0x4F, 0x45, 0x58, 16, 0, 0});
              Runtime.getRuntime().halt(1);
            }
            case "forges" -> {
              byte[] frame = {0x54, 0x4F, 0x45, 0x58, 16, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0};
              var crc = new java.util.zip.CRC32();
              crc.update(frame, 4, 9);
              java.nio.ByteBuffer.wrap(frame).putInt(13, (int) crc.getValue());
              real().write(frame);
            }
            case "closes the pipe" -> {
              real().close();
              Runtime.getRuntime().halt(0);
            }
            case "forks" -> new ProcessBuilder("/bin/sleep", "600").inheritIO().start();
            case "hangs" -> {
              while (Math.abs(1) == 1) {}
            }
            case "environment" ->
                throw new IllegalStateException("variables: " + System.getenv().keySet());
            default -> {}
          }
          return true;
        } catch (RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }

      private static double[] wrong(String text) {
        return text.equals("null")
            ? null
            : text.equals("short") ? new double[1] : new double[] {0.5, Double.NaN};
      }

      private static java.io.FileOutputStream real() {
        return new java.io.FileOutputStream(java.io.FileDescriptor.out);
      }
      """;
}
