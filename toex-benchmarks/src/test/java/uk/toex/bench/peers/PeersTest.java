package uk.toex.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {

  private static final String[] TAGS = {"FRAUD", "BURGLARY"};

  @SuppressWarnings("NullAway.Init") // by JUnit
  @TempDir
  private Path folder;

  @Test
  void toex_learns_and_classifies() throws IOException {
    Path corpus = folder.resolve("corpus.csv");
    StringBuilder csv = new StringBuilder("id,text,tags\n");
    for (int i = 0; i < 80; i++) {
      csv.append(i).append(',').append(text(i)).append(',').append(TAGS[i % 2]).append('\n');
    }
    Files.writeString(corpus, csv);
    Path model = folder.resolve("model");

    ToexPeer.train(corpus, model);

    assertThat(printed(out -> ToexPeer.classify(corpus, model, out))).isEqualTo(expected());
  }

  @Test
  void liblinear_learns_and_classifies() throws IOException {
    Path corpus = lines();
    String model = folder.resolve("model").toString();

    LiblinearPeer.train(corpus, model);

    assertThat(printed(out -> LiblinearPeer.classify(corpus, model, out))).isEqualTo(expected());
  }

  @Test
  void open_nlp_learns_and_classifies() throws IOException {
    Path corpus = lines();
    Path model = folder.resolve("model");

    OpenNlpPeer.train(corpus, model);

    assertThat(printed(out -> OpenNlpPeer.classify(corpus, model, out))).isEqualTo(expected());
  }

  @Test
  void hashed_features_rise_and_have_length_one() {
    var features = new HashedFeatures().of("Seen again, SEEN AGAIN by the canal");

    assertThat(features).hasSize(5 + 5); // "seen again" is there twice
    double squares = 0;
    for (int i = 0; i < features.length; i++) {
      assertThat(features[i].getIndex()).isBetween(1, HashedFeatures.FEATURES);
      assertThat(i == 0 || features[i - 1].getIndex() < features[i].getIndex()).isTrue();
      squares += features[i].getValue() * features[i].getValue();
    }
    assertThat(squares).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void plain_words_are_runs_of_letters_and_digits() {
    assertThat(PlainWords.of(" O'Neil: VRM ab12 cde\n"))
        .isEqualTo(List.of("o", "neil", "vrm", "ab12", "cde"));
    assertThat(PlainWords.of("")).isEmpty();
  }

  private interface Classifying {
    void printTo(PrintStream out) throws IOException;
  }

  private static String printed(Classifying action) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      action.printTo(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String expected() {
    return (TAGS[0] + "\n" + TAGS[1] + "\n").repeat(40);
  }

  private static String text(int i) {
    String about = i % 2 == 0 ? "invoice account payment" : "window tools shed";
    return "Report " + i + " of " + about + " near the market";
  }

  private Path lines() throws IOException {
    Path corpus = folder.resolve("corpus.tsv");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      lines.append(TAGS[i % 2]).append('\t').append(text(i)).append('\n');
    }
    Files.writeString(corpus, lines);
    return corpus;
  }
}
