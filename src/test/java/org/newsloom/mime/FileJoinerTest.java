package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.newsloom.Corpus;
import org.newsloom.article.JoinedFile;

final class FileJoinerTest {
  private static final ArticleParser PARSER = new ArticleParser();

  @Test
  void joinsAFileInYenc() {
    Map<String, byte[]> files = Tar.files(Corpus.path("messages/messages.tar.gz"));
    String folder = "yenc-org-samples/yenc/multipart/";
    JoinedFile joined = only(files, folder + "00000021.ntx", folder + "00000020.ntx");
    assertThat(joined.name()).isEqualTo("joystick.jpg");
    assertThat(joined.problem()).isEmpty();
    assertThat(joined.octets()).isEqualTo(files.get(folder + "joystick.jpg"));
    for (String wrong : List.of("checksum", "size", "part")) {
      String second = folder + "00000021__" + wrong + "_mismatch_.ntx";
      assertThat(only(files, folder + "00000020.ntx", second).problem()).as(wrong).isPresent();
    }
    assertThat(only(files, folder + "00000020.ntx").problem())
        .contains("8088 octets are missing at the end");
    assertThat(only(files, folder + "00000021.ntx").problem().orElse(""))
        .isEqualTo("11250 octets are missing before part 2");
  }

  @Test
  void joinsAFileInUuencodeWithWordsAroundIt() {
    Map<String, byte[]> files = Tar.files(Corpus.path("messages/messages.tar.gz"));
    for (String name : List.of("noisy", "penguin")) {
      String stem = "pan-decode/decode-test-cache/" + name;
      JoinedFile joined = only(files, stem + "_1_2.msg", stem + "_2_2.msg");
      assertThat(joined.problem()).as(name).isEmpty();
      byte[] octets = joined.octets();
      // The one is a picture in JPEG, the other in GIF; of both the first and last octets are
      // known.
      boolean jpeg = name.equals("noisy");
      assertThat(octets)
          .as(name)
          .startsWith(jpeg ? new int[] {0xFF, 0xD8} : new int[] {'G', 'I', 'F'});
      assertThat(octets).as(name).endsWith(jpeg ? new int[] {0xFF, 0xD9} : new int[] {0x00, 0x3B});
      assertThat(only(files, stem + "_1_2.msg").problem()).isPresent();
    }
  }

  @Test
  void findsNothingInWords() {
    assertThat(PARSER.joined(List.of(raw("Subject: x (1/2)\n\nhello"), raw("\nworld")))).isEmpty();
    assertThat(PARSER.joined(List.of())).isEmpty();
  }

  @Test
  void doesNotGrowForAPieceThatLiesAboutItsPlace() {
    List<JoinedFile> files =
        PARSER.joined(
            List.of(
                raw(
                    "\n=ybegin part=2 total=2 line=128 size=999999999999 name=x\n"
                        + "=ypart begin=999999999990 end=999999999992\nabc\n"
                        + "=yend size=3 part=2\n")));
    assertThat(files.getFirst().octets()).hasSizeLessThan(100_000_000);
    assertThat(files.getFirst().problem()).isPresent();
  }

  private static JoinedFile only(Map<String, byte[]> files, String... names) {
    List<JoinedFile> joined = PARSER.joined(Stream.of(names).map(files::get).toList());
    assertThat(joined).hasSize(1);
    return joined.getFirst();
  }

  private static byte[] raw(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
