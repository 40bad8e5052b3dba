package uk.toex.graph.io;

import java.nio.file.Files;
import java.nio.file.Path;
import uk.toex.api.InputRefusedException;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.internal.NetworkFile;
import uk.toex.io.AtomicFile;

/**
 * A network saved in a folder, so that a question doesn't read the records anew.
 *
 * <p>The folder holds one file, {@code network.toexnet}, that appears whole or not at all. Opening
 * maps it piece by piece, checks every byte against a checksum and every part against the others,
 * and copies it into arrays: some tens of milliseconds for a million links. What the file holds
 * does not depend on the machine, the number of threads or the JDK.
 */
public final class NetworkFolder {

  /** The name of the file. */
  public static final String FILE = "network.toexnet";

  private NetworkFolder() {}

  /**
   * Saves a network.
   *
   * @param folder made if it is absent; what is in it stays, but for a network saved before
   * @return the SHA-256 of all but the end of the file, which holds it
   * @throws uk.toex.api.OutputFailedException if it cannot be written
   */
  public static String write(RiskNetwork network, Path folder) {
    try (AtomicFile file = AtomicFile.create(folder.resolve(FILE))) {
      String sha256 = NetworkFile.write(network.arrays(), file.stream());
      file.commit();
      return sha256;
    }
  }

  /** The file of a network in a folder, whether there is one or not. */
  public static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /**
   * Opens a network that was saved.
   *
   * @param threads how many threads may work
   * @throws InputRefusedException if there is none, or it is damaged, truncated or something else
   */
  public static RiskNetwork open(Path folder, int threads) {
    Path file = file(folder);
    if (!Files.isRegularFile(file)) {
      throw new InputRefusedException(
          folder
              + " holds no network: there is no "
              + FILE
              + " in it.\nExpected a folder that toex network build has made.");
    }
    return RiskNetwork.of(NetworkFile.read(file, threads));
  }
}
