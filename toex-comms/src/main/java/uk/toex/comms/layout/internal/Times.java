package uk.toex.comms.layout.internal;

import java.time.ZoneId;
import java.util.List;
import uk.toex.comms.time.TimeReader;

/** The formats of a field, in the order in which they are tried. Belongs to one thread. */
final class Times {

  private final TimeReader[] readers;

  Times(List<String> formats, ZoneId zone) {
    readers = formats.stream().map(f -> TimeReader.of(f, zone)).toArray(TimeReader[]::new);
  }

  /** Packed, as {@link TimeReader} has it; the fault is that of the format that came closest. */
  long read(Source source) {
    long fault = readers[0].read(source.bytes, source.start, source.end);
    for (int i = 1; i < readers.length && TimeReader.isFault(fault); i++) {
      long packed = readers[i].read(source.bytes, source.start, source.end);
      // The later the fault, the more of the text had been understood.
      fault = TimeReader.isFault(packed) ? Math.min(fault, packed) : packed;
    }
    return fault;
  }
}
