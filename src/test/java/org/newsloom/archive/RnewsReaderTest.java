package org.newsloom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.Corpus;

final class RnewsReaderTest {
  @Test
  void readsArticleAfterArticle() throws IOException {
    assertThat(articles("#! rnews 3\nab\n#! rnews 4\ncde\n")).containsExactly("ab\n", "cde\n");
  }

  @Test
  void believesTheCountOverALineThatLooksLikeAHead() throws IOException {
    String quoting = "x\n#! rnews 5\ny\n";
    assertThat(articles("#! rnews 15\n" + quoting + "#! rnews 2\nz\n"))
        .containsExactly(quoting, "z\n");
  }

  @Test
  void mendsACountThatIsTooLarge() throws IOException {
    RnewsReader reader = reader("#! rnews 7\nab\n#! rnews 4\ncde\n");
    assertThat(all(reader)).containsExactly("ab\n", "cde\n");
    assertThat(reader.defects()).hasSize(1);
  }

  @Test
  void mendsACountThatIsTooSmall() throws IOException {
    RnewsReader reader = reader("#! rnews 2\nabcd\n#! rnews 4\ncde\n");
    assertThat(all(reader)).containsExactly("abcd\n", "cde\n");
    assertThat(reader.defects()).hasSize(1);
  }

  @Test
  void givesWhatThereIsOfACutBatch() throws IOException {
    RnewsReader reader = reader("#! rnews 3\nab\n#! rnews 400\ncde\n");
    assertThat(all(reader)).containsExactly("ab\n", "cde\n");
    assertThat(reader.defects().getFirst().what()).contains("cut short");
  }

  @Test
  void passesOverWhatIsNoBatch() throws IOException {
    RnewsReader reader = reader("hello\nthere\n#! rnews 3\nab\n");
    assertThat(all(reader)).containsExactly("ab\n");
    assertThat(reader.defects()).hasSize(1);
  }

  @Test
  void opensCompressedBatches(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("batch");
    Files.write(file, gzip("#! rnews 3\nab\n"));
    try (RnewsReader reader = RnewsReader.open(file)) {
      assertThat(all(reader)).containsExactly("ab\n");
    }
  }

  @Test
  void givesWhatCameBeforeTheCompressionBrokeOff(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("batch.gz");
    byte[] whole = gzip("#! rnews 3\nab\n#! rnews 4\ncde\n");
    Files.write(file, Arrays.copyOf(whole, whole.length - 8));
    try (RnewsReader reader = RnewsReader.open(file)) {
      assertThat(all(reader)).containsExactly("ab\n", "cde\n");
      assertThat(reader.defects()).isNotEmpty();
    }
  }

  @Test
  void opensBatchesThatSayHowTheyAreCompressed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("batch");
    byte[] packed = gzip("#! rnews 3\nab\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes("#! gunbatch\n".getBytes(StandardCharsets.US_ASCII));
    whole.writeBytes(packed);
    Files.write(file, whole.toByteArray());
    try (RnewsReader reader = RnewsReader.open(file)) {
      assertThat(all(reader)).containsExactly("ab\n");
    }
  }

  @Test
  void readsTheWholeOfARealBatchWithoutDefects() throws IOException {
    try (RnewsReader reader = RnewsReader.open(Corpus.path("usenet/20ng-1993.rnews.gz"))) {
      int count = 0;
      while (reader.next().isPresent()) {
        count++;
      }
      assertThat(count).isEqualTo(7_945);
      assertThat(reader.defects()).isEmpty();
    }
  }

  @Property(tries = 300)
  void whatWasBatchedComesBack(@ForAll @Size(max = 20) List<byte[]> articles) throws IOException {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (byte[] article : articles) {
      batch.writeBytes(("#! rnews " + article.length + "\n").getBytes(StandardCharsets.US_ASCII));
      batch.writeBytes(article);
    }
    RnewsReader reader = new RnewsReader(new ByteArrayInputStream(batch.toByteArray()));
    for (byte[] article : articles) {
      assertThat(reader.next()).hasValueSatisfying(read -> assertThat(read).isEqualTo(article));
    }
    assertThat(reader.next()).isEmpty();
  }

  @Property(tries = 300)
  void anyOctetsAreReadToTheirEnd(@ForAll byte[] octets) throws IOException {
    RnewsReader reader = new RnewsReader(new ByteArrayInputStream(octets));
    int articles = 0;
    while (reader.next().isPresent()) {
      articles++;
    }
    assertThat(articles).isLessThanOrEqualTo(octets.length / 11);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return packed.toByteArray();
  }

  private static RnewsReader reader(String batch) {
    return new RnewsReader(new ByteArrayInputStream(batch.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static List<String> articles(String batch) throws IOException {
    RnewsReader reader = reader(batch);
    List<String> articles = all(reader);
    assertThat(reader.defects()).isEmpty();
    return articles;
  }

  private static List<String> all(RnewsReader reader) throws IOException {
    List<String> articles = new ArrayList<>();
    for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
      articles.add(new String(next.get(), StandardCharsets.ISO_8859_1));
    }
    return articles;
  }
}
