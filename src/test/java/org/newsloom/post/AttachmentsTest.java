package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Part;
import org.newsloom.mime.ArticleParser;
import org.newsloom.post.Attachments.Form;

/** Files in articles: what goes in comes out, in both forms. */
final class AttachmentsTest {
  private static final String TEXT = "Look at this, it is mine.\n\n-- \nAnn\n";
  private static final ArticleParser PARSER = new ArticleParser();

  @TempDir Path folder;

  private static Composition post(Form form, AttachedFile... files) {
    return Composition.empty()
        .withFrom(new Author("Ann", "ann@example.org"))
        .withNewsgroups("alt.binaries.test")
        .withSubject("A file")
        .withBody(TEXT)
        .withAttachments(new Attachments(form, List.of(files)));
  }

  private static byte[] written(Composition post) {
    return new ArticleWriter("Newsloom/1")
        .write(
            post,
            new MessageId("a@example.org"),
            Instant.parse("2026-11-23T12:34:56Z"),
            PostingStyle.DEFAULT,
            CancelHeaders.NONE);
  }

  private static byte[] all() {
    byte[] octets = new byte[256 * 256];
    new Random(1).nextBytes(octets);
    for (int i = 0; i < 256; i++) {
      octets[i] = (byte) i;
    }
    return octets;
  }

  @Property(tries = 300)
  void anyOctetsUnderAnyNameComeBack(
      @ForAll Form form, @ForAll String name, @ForAll @Size(max = 600) byte[] octets) {
    Composition meant = post(form, new AttachedFile(name, octets));
    byte[] raw = written(meant);
    assertThat(PARSER.parse(raw).defects()).isEmpty();
    assertThat(Compositions.of(raw, PARSER).attachments()).isEqualTo(meant.attachments());
  }

  @Property(tries = 100)
  void octetsThatMustBeEscapedComeBack(
      @ForAll Form form, @ForAll @Size(max = 400) boolean[] which) {
    int[] meaningful = {'.' - 42, '\n' - 42, -42, '\r' - 42, '=' - 42, ' ' - 42, '\t' - 42, 1};
    byte[] octets = new byte[which.length];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) meaningful[(which[i] ? i : i * 3 + 1) % meaningful.length];
    }
    Composition meant = post(form, new AttachedFile("x", octets));
    byte[] raw = written(meant);
    assertThat(raw).doesNotContain(0);
    assertThat(new String(raw, StandardCharsets.ISO_8859_1).replace("\r\n", ""))
        .doesNotContain("\r", "\n");
    assertThat(new String(raw, StandardCharsets.ISO_8859_1).lines())
        .noneMatch(line -> line.startsWith("."))
        .allMatch(line -> line.length() <= 130);
    assertThat(Compositions.of(raw, PARSER)).isEqualTo(meant);
  }

  @Test
  void severalFilesComeBackBesideTheText() {
    for (Form form : Form.values()) {
      Composition meant =
          post(
              form,
              new AttachedFile("/home/ann/secret place/Grüße 无奈.png", all()),
              new AttachedFile("C:\\Users\\ann\\empty.txt", new byte[0]),
              new AttachedFile("y".repeat(300) + ".tar.gz", new byte[] {1}));
      byte[] raw = written(meant);
      assertThat(new String(raw, StandardCharsets.UTF_8)).doesNotContain("secret", "Users");
      Article article = PARSER.parse(raw);
      assertThat(article.text()).startsWith(TEXT).doesNotContain("=ybegin");
      assertThat(article.defects()).isEmpty();
      assertThat(article.parts().stream().filter(part -> !part.inlineText()).map(Part::name))
          .startsWith("Grüße 无奈.png", "empty.txt");
      assertThat(Compositions.of(raw, PARSER)).isEqualTo(meant);
    }
  }

  @Test
  void aFileIsReadByPythonAsItWas() throws Exception {
    for (String name :
        List.of("plain.bin", "Grüße 无奈 " + "长".repeat(60) + ".png", "it's 100%.txt")) {
      for (Form form : Form.values()) {
        AttachedFile file = new AttachedFile(name, all());
        AttachedFile other = new AttachedFile("second.dat", new byte[] {'=', 0, 19, -42});
        List<Map.Entry<String, byte[]>> read =
            PythonMail.files(folder, written(post(form, file, other)));
        assertThat(read).extracting(Map.Entry::getKey).containsExactly(file.name(), "second.dat");
        assertThat(read.get(0).getValue()).isEqualTo(file.octets());
        assertThat(read.get(1).getValue()).isEqualTo(other.octets());
      }
    }
  }

  @Test
  void theYencBlockIsAsTheDraftSays() {
    byte[] raw =
        written(
            post(
                Form.YENC, new AttachedFile("a b.bin", "Hi.".getBytes(StandardCharsets.US_ASCII))));
    assertThat(new String(raw, StandardCharsets.ISO_8859_1))
        .contains("Content-Type: text/plain; charset=UTF-8\r\n")
        .contains("Content-Transfer-Encoding: 8bit\r\n")
        .endsWith(
            "-- \r\nAnn\r\n\r\n=ybegin line=128 size=3 name=a b.bin\r\nr\u0093X\r\n"
                + "=yend size=3 crc32=e921d84b\r\n");
  }

  @Test
  void aTextThatHoldsTheBoundaryIsNoBoundary() {
    Composition meant =
        post(Form.MIME, new AttachedFile("a", new byte[] {1}))
            .withBody("--=_Newsloom_0\n--=_Newsloom_1--\nMine.\n");
    assertThat(Compositions.of(written(meant), PARSER)).isEqualTo(meant);
  }

  @Test
  void filesAreRead() throws IOException {
    Path file = Files.write(folder.resolve("some.bin"), new byte[100]);
    assertThat(AttachedFile.read(file, 100)).isEqualTo(new AttachedFile("some.bin", new byte[100]));
    assertThatThrownBy(() -> AttachedFile.read(file, 99))
        .hasMessage(
            "some.bin is larger than 99 octets, which is the most that an article may carry"
                + " (Settings, Posting).");
    assertThatThrownBy(() -> AttachedFile.read(folder, 99)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> AttachedFile.read(folder.resolve("no"), 99))
        .hasMessage("There is no file " + folder.resolve("no") + ".");
    assertThatThrownBy(() -> AttachedFile.read(Path.of("/dev/zero"), 99))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theSizeThatIsToldBeforeIsNeverTooSmall() {
    byte[] worst = new byte[10_000];
    Arrays.fill(worst, (byte) ('=' - 42));
    for (Form form : Form.values()) {
      for (byte[] octets : List.of(new byte[0], worst, all())) {
        AttachedFile file = new AttachedFile("name.bin", octets);
        long without = written(post(form).withAttachments(Attachments.NONE)).length;
        long grown = written(post(form, file)).length - without;
        assertThat(file.encodedSize(form)).isBetween(grown, grown + grown / 30 + 500);
      }
    }
  }

  @Test
  void theNameOfANewsgroupSuggestsAForm() {
    assertThat(Attachments.isForFiles(new Newsgroup("alt.binaries.pictures"))).isTrue();
    assertThat(Attachments.isForFiles(new Newsgroup("comp.binaries"))).isTrue();
    assertThat(Attachments.isForFiles(new Newsgroup("alt.nobinaries.d"))).isFalse();
    assertThat(Attachments.usualForm(Newsgroup.parseList("alt.binaries.test")))
        .isEqualTo(Form.YENC);
    assertThat(Attachments.usualForm(Newsgroup.parseList("alt.binaries.test,misc.test")))
        .isEqualTo(Form.MIME);
    assertThat(Attachments.usualForm(List.of())).isEqualTo(Form.MIME);
  }
}
