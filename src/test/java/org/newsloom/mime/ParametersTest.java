package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.article.Part;

/** Parameters that are none by the letter, and file names wherever they stand. */
final class ParametersTest {
  private static Parameters read(String value) {
    byte[] octets = value.getBytes(StandardCharsets.ISO_8859_1);
    return Parameters.decode(octets, 0, octets.length, "x", Charsets.WINDOWS_1252);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filename*=''name.txt|name.txt",
        "filename*=\"''name.txt\"|name.txt",
        "filename*='en'name%20x.txt|name x.txt",
        "filename*=''caf%C3%A9.txt|café.txt",
        "filename*=''caf%E9.txt|café.txt",
        "filename*='name%20x.txt|name x.txt",
        "filename*=name%20x.txt|name x.txt",
        "filename*=it's.txt|it's.txt",
        "filename*=nosuch''caf%C3%A9.txt|café.txt",
        "filename*1=b; filename*2=c.txt|bc.txt",
        "filename*2=c.txt; filename*1*=utf-8''%C3%A9|éc.txt",
        "filename*00=a; filename*01=b.txt|ab.txt",
        "filename *=utf-8''name.txt|name.txt",
        "filename *0*= utf-8''a; filename* 1 = b.txt|ab.txt",
      })
  void whatWasMeantIsGuessed(String raw, String meant) {
    Parameters read = read("attachment; " + raw);
    assertThat(read.params()).isEmpty();
    assertThat(read.guessed()).isEqualTo(Map.of("filename", meant));
    assertThat(read.likely("FileName")).contains(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filename*=us-ascii''caf%C3%A9.txt|café.txt",
        "filename*=us-ascii''caf%E9.txt|café.txt",
        "filename*=utf-8''; filename=plain.txt|plain.txt",
        "filename*=utf-8''; filename*0=a; filename*1=.txt|a.txt",
        "filename*=''other.txt; filename=plain.txt|plain.txt",
        "filename*0*=''a%20; filename*1=\"b.txt\"|a b.txt",
        "filename*=utf-8''100%.txt|100%.txt",
        "filename*=utf-8''100%zz%4|100%zz%4",
      })
  void whatStandsThereIsNoGuess(String raw, String value) {
    Parameters read = read("attachment; " + raw);
    assertThat(read.params()).isEqualTo(Map.of("filename", value));
    assertThat(read.guessed()).isEmpty();
  }

  @Test
  void whatNamesNothingIsNoGuess() {
    assertThat(read("attachment; *=x; filename*-1=a; filename*x=b").guessed()).isEmpty();
    assertThat(read("attachment; filename*=").guessed()).isEqualTo(Map.of("filename", ""));
  }

  @Test
  void anEmptyCharsetIsNoDefect() {
    assertThat(read("attachment; filename*0*=''a; filename*1=b").defects()).isEmpty();
  }

  private static String nameOf(String fields) {
    String article =
        "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
            + "--b\n\ntext\n--b\n"
            + fields
            + "\n\nx\n--b--\n";
    List<Part> parts =
        new ArticleParser().parse(article.getBytes(StandardCharsets.ISO_8859_1)).parts();
    return parts.getLast().name();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attachment; filename*=''one.bin|application/x-a|one.bin",
        "attachment; filename*=''one.bin|application/x-a; name=two.bin|two.bin",
        "attachment; filename=\"\"|application/x-a; name=two.bin|two.bin",
        "attachment|application/x-a; name*=''two.bin|two.bin",
        "attachment; filename=one.bin|application/x-a; name=two.bin|one.bin",
        "attachment|application/x-a; filename=two.bin|two.bin",
        "attachment; name=one.bin|application/x-a|one.bin",
      })
  void aFileHasTheNameThatIsThere(String disposition, String type, String name) {
    assertThat(nameOf("Content-Disposition: " + disposition + "\nContent-Type: " + type))
        .isEqualTo(name);
  }
}
