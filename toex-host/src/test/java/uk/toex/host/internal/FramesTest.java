package uk.toex.host.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {

  private static final String TEXT = "narrow, wide ’ and half \ud800";

  @Test
  void a_frame_is_read_as_it_was_written() throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(frame());
    Frames.Frame read = Objects.requireNonNull(Frames.read(in, 1000));
    assertThat(read.kind()).isEqualTo(Wire.ANSWER);
    assertThat(read.number()).isEqualTo(7);
    assertThat(read.payload().u8()).isEqualTo(200);
    assertThat(read.payload().i64()).isEqualTo(Long.MIN_VALUE);
    assertThat(read.payload().f64()).isNaN();
    assertThat(read.payload().string(100)).isEqualTo(TEXT);
    assertThat(read.payload().string(0)).isEmpty();
    read.payload().end();
    assertThat(Frames.read(in, 1000)).isNull();
  }

  @Test
  void a_frame_changed_or_cut_anywhere_is_noticed() throws IOException {
    byte[] whole = frame();
    Random random = new Random(1);
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 + random.nextInt(255));
      assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(changed), 1000))
          .isInstanceOf(IOException.class);
      byte[] cut = Arrays.copyOf(whole, Math.max(1, at));
      assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(cut), 1000))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_length_is_not_believed() {
    byte[] header = ByteBuffer.allocate(13).putInt(0x544F4558).putInt(9, 1 << 27).array();
    assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(header), 1 << 24))
        .hasMessage("a frame of 134217728 bytes; at most 16777216 are taken");
    assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(header), 1 << 28))
        .hasMessage("the stream ends inside a frame");
    In counts = new In(new Out().i32(1 << 30).bytes());
    assertThatThrownBy(() -> counts.count(1)).isInstanceOf(IOException.class);
    In string = new In(new Out().i32(1 << 30).u8(2).bytes());
    assertThatThrownBy(() -> string.string(Integer.MAX_VALUE)).isInstanceOf(IOException.class);
    In longer = new In(new Out().string("abc").bytes());
    assertThatThrownBy(() -> longer.string(2)).isInstanceOf(IOException.class);
    In more = new In(new byte[1]);
    assertThatThrownBy(more::end).isInstanceOf(IOException.class);
    assertThatThrownBy(more::i64).isInstanceOf(IOException.class);
  }

  @Test
  void noise_read_as_anything_is_an_io_exception_or_a_value() {
    Random random = new Random(2);
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(120)];
      random.nextBytes(noise);
      for (int i = 0; i < noise.length; i++) {
        noise[i] = random.nextInt(3) > 0 ? (byte) random.nextInt(3) : noise[i];
      }
      tried(() -> Wire.descriptor(new In(noise)));
      tried(() -> Wire.explanation(new In(noise)));
      tried(() -> Wire.tags(new In(noise)));
      tried(() -> Wire.report(new In(noise)));
    }
  }

  private interface Reading {
    Object read() throws IOException;
  }

  private static void tried(Reading reading) {
    try {
      assertThat(reading.read()).isNotNull();
    } catch (IOException expected) {
      assertThat(expected.getMessage()).isNotNull();
    }
  }

  private static byte[] frame() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Out payload = new Out().u8(200).i64(Long.MIN_VALUE).f64(Double.NaN).string(TEXT).string("");
    Frames.write(out, Wire.ANSWER, 7, payload.bytes());
    return out.toByteArray();
  }
}
