package uk.toex.tck.broken;

import java.io.IOException;
import java.nio.file.Path;

/** A broken plugin whose folder of classes is not as a plugin's should be. */
public interface OwnFolder {

  /** Changes the folder, which holds the class and its services file. */
  void change(Path folder) throws IOException;
}
