package uk.toex.tck.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import uk.toex.tck.internal.Verdict.Broken;

/** X901 to X908: acts that the plugin's class files name. */
final class ForbiddenRules {
  private static final List<String> NETWORK =
      List.of(
          "java/net/http/", "javax/net/", "java/rmi/", "javax/naming/", "com/sun/net/httpserver/");

  private static final Set<String> NETWORK_CLASSES =
      Set.of(
          "java/net/Socket",
          "java/net/ServerSocket",
          "java/net/DatagramSocket",
          "java/net/MulticastSocket",
          "java/net/HttpURLConnection",
          "java/net/InetAddress",
          "java/net/InetSocketAddress",
          "java/net/NetworkInterface",
          "java/nio/channels/SocketChannel",
          "java/nio/channels/ServerSocketChannel",
          "java/nio/channels/DatagramChannel",
          "java/nio/channels/AsynchronousSocketChannel",
          "java/nio/channels/AsynchronousServerSocketChannel");

  private static final Set<String> SHARED =
      Set.of(
          "java/lang/Runtime.addShutdownHook",
          "java/lang/System.setErr",
          "java/lang/System.setIn",
          "java/lang/System.setOut",
          "java/lang/System.setProperties",
          "java/lang/System.setProperty",
          "java/lang/System.clearProperty",
          "java/lang/System.setSecurityManager",
          "java/lang/Thread.setDefaultUncaughtExceptionHandler",
          "java/net/URL.setURLStreamHandlerFactory",
          "java/security/Security.setProperty",
          "java/util/Locale.setDefault",
          "java/util/TimeZone.setDefault");

  private static final Set<String> NEW_CODE =
      Set.of(
          "java/lang/ClassLoader.defineClass",
          "java/lang/invoke/MethodHandles$Lookup.defineClass",
          "java/lang/invoke/MethodHandles$Lookup.defineHiddenClass");

  /** Packages that only the host may bring. */
  private static final List<String> OF_THE_HOST =
      List.of("uk/toex/api/", "uk/toex/spi/", "org/jspecify/annotations/");

  private ForbiddenRules() {}

  static List<Check> all() {
    return List.of(
        scan(
            "X901",
            "its own code names no sockets, no HTTP and no other network",
            ForbiddenRules::reachesTheNetwork),
        scan(
            "X902",
            "its own code does not end the process",
            (owner, method) ->
                is(owner, method, "java/lang/System", "exit")
                    || is(owner, method, "java/lang/Runtime", "exit")
                    || is(owner, method, "java/lang/Runtime", "halt")),
        scan(
            "X903",
            "its own code starts no process",
            (owner, method) ->
                owner.equals("java/lang/ProcessBuilder")
                    || is(owner, method, "java/lang/Runtime", "exec")),
        scan(
            "X904",
            "its own code reads no Java objects from bytes",
            (owner, method) ->
                owner.equals("java/io/ObjectInputStream") || owner.equals("java/beans/XMLDecoder")),
        scan(
            "X905",
            "its own code changes nothing that the whole process shares",
            (owner, method) -> SHARED.contains(owner + "." + method)),
        scan(
            "X906",
            "its own code does not reach into the JDK",
            (owner, method) ->
                owner.startsWith("sun/")
                    || owner.startsWith("jdk/internal/")
                    || owner.startsWith("com/sun/proxy/")),
        scan(
            "X907",
            "its own code makes or loads no code beside its jars",
            (owner, method) ->
                owner.equals("java/net/URLClassLoader")
                    || owner.startsWith("javax/script/")
                    || owner.startsWith("javax/tools/")
                    || NEW_CODE.contains(owner + "." + method)),
        Check.of(
            "X908",
            "its jars bring no copy of the host's classes, and no logging back end",
            ForbiddenRules::bringsNothingOfTheHost));
  }

  private static boolean reachesTheNetwork(String owner, String method) {
    return NETWORK_CLASSES.contains(owner)
        || NETWORK.stream().anyMatch(owner::startsWith)
        || is(owner, method, "java/net/URL", "openStream")
        || is(owner, method, "java/net/URL", "openConnection");
  }

  private static boolean is(String owner, String method, String type, String name) {
    return owner.equals(type) && method.equals(name);
  }

  private static Check scan(String id, String sentence, BiPredicate<String, String> forbidden) {
    return Check.of(
        id,
        sentence,
        trial -> {
          PluginCode code = trial.code();
          List<String> found = BytecodeScan.of(code.own(), forbidden);
          Broken.unless(found.isEmpty(), () -> String.join("; ", found));
          List<String> natives =
              BytecodeScan.of(
                  code.own(),
                  (owner, method) ->
                      (owner.equals("java/lang/System") || owner.equals("java/lang/Runtime"))
                          && (method.equals("load") || method.equals("loadLibrary")));
          natives.forEach(each -> trial.note("native code, which can't be read: " + each));
          for (String each : BytecodeScan.of(code.libraries(), forbidden)) {
            trial.note("in its libraries, not judged: " + each);
          }
        });
  }

  private static void bringsNothingOfTheHost(Trial trial) throws IOException {
    PluginCode code = trial.code();
    List<Path> parts = new ArrayList<>(code.own());
    parts.addAll(code.libraries());
    Set<String> found = new TreeSet<>();
    for (Path part : parts) {
      PluginCode.eachFile(
          part,
          (name, content) -> {
            if (name.endsWith(".class") && OF_THE_HOST.stream().anyMatch(name::startsWith)) {
              found.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.') + " in " + part);
            } else if (name.equals("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
                || name.equals("org/slf4j/impl/StaticLoggerBinder.class")) {
              found.add("a logging back end in " + part);
            }
          });
    }
    Broken.unless(found.isEmpty(), () -> String.join("; ", found));
  }
}
