package uk.toex.tck.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Which classes of the JDK a process has set to work, from its log of class initialisation. */
final class WatchedClasses {
  /** Those that reach the network. A host's name looked up is one too: the question leaves. */
  static final Set<String> NETWORK =
      Set.of(
          "java/net/Socket",
          "java/net/ServerSocket",
          "java/net/DatagramSocket",
          "java/net/MulticastSocket",
          "java/net/InetAddress$NameServiceAddresses",
          "java/net/http/HttpClient",
          "jdk/internal/net/http/HttpClientImpl",
          "sun/net/www/protocol/http/HttpURLConnection",
          "sun/net/www/protocol/ftp/FtpURLConnection",
          "sun/nio/ch/SocketChannelImpl",
          "sun/nio/ch/ServerSocketChannelImpl",
          "sun/nio/ch/DatagramChannelImpl",
          "sun/nio/ch/UnixAsynchronousSocketChannelImpl",
          "sun/nio/ch/UnixAsynchronousServerSocketChannelImpl",
          "sun/nio/ch/WindowsAsynchronousSocketChannelImpl",
          "sun/nio/ch/WindowsAsynchronousServerSocketChannelImpl",
          "com/sun/jndi/ldap/LdapClient",
          "com/sun/jndi/dns/DnsClient");

  /** Those that start processes. */
  static final Set<String> PROCESSES = Set.of("java/lang/ProcessBuilder", "java/lang/ProcessImpl");

  private WatchedClasses() {}

  /** Those of the above that a log names. */
  static Set<String> in(Path log) throws IOException {
    Set<String> seen = new TreeSet<>();
    if (!Files.exists(log)) {
      return seen;
    }
    try (BufferedReader in = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int from = line.indexOf("Initializing '");
        int to = from < 0 ? -1 : line.indexOf('\'', from + 14);
        if (to > 0) {
          String name = line.substring(from + 14, to);
          if (NETWORK.contains(name) || PROCESSES.contains(name)) {
            seen.add(name);
          }
        }
      }
    }
    return seen;
  }
}
