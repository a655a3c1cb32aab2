package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.Corpus;

final class CharsetsTest {
  private static final Charset CP1252 = Charset.forName("windows-1252");

  @ParameterizedTest
  @CsvSource({
    "gb2312, GB18030",
    "'\"GBK\"', GB18030",
    "ISO-8859-1, windows-1252",
    "iso_8859-1:1987, windows-1252",
    "' US-ASCII ', windows-1252",
    "ANSI_X3.4-1968, windows-1252",
    "ks_c_5601-1987, x-windows-949",
    "Shift_JIS, windows-31j",
    "x-sjis, windows-31j",
    "BIG5, Big5-HKSCS",
    "iso-8859-8-i, ISO-8859-8",
    "iso-8859-9, windows-1254",
    "tis-620, x-windows-874",
    "iso-2022-jp, ISO-2022-JP",
    "utf-8*en, UTF-8",
    "utf8, UTF-8",
    "X-UTF_8J, UTF-8",
    "unicode-1-1-utf-7, UTF-7",
    "hz-gb-2312, HZ-GB-2312",
    "x-mac-cyrillic, x-MacCyrillic",
    "win-1251, windows-1251",
    "koi8-ru, KOI8-U",
  })
  void knowsTheLabelsOfTheWild(String label, String charset) {
    assertThat(Charsets.forLabel(label)).contains(charset(charset));
  }

  private static Charset charset(String name) {
    return switch (name) {
      case "UTF-7" -> Utf7.CHARSET;
      case "HZ-GB-2312" -> HzGb2312.CHARSET;
      default -> Charset.forName(name);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "unknown-8bit", "x-unknown", "none", "8bit", "yes", "?", "=", "\u0000"})
  void knowsNoCharsetByThatName(String label) {
    assertThat(Charsets.forLabel(label)).isEmpty();
  }

  @Test
  void readsTheLabelsSeenInTheWildAsTheTableSays() {
    List<String> wrong = new ArrayList<>();
    for (List<String> row : Corpus.rows("charset-labels-seen.tsv")) {
      String wanted = row.get(4).strip();
      String name = wanted.replaceFirst("[ (;].*", "");
      String held = held(row.get(0), name);
      String got = Charsets.forLabel(row.get(0)).map(Charset::name).orElse("");
      boolean same =
          held.equals(got)
              || (!held.isEmpty()
                  && Charset.isSupported(held)
                  && Charset.forName(held).name().equals(got));
      if (!same) {
        wrong.add(row.get(0) + ": wanted " + held + ", got " + got);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What the table's last column means; a blank there is the label itself, where Java has it. */
  private static String held(String label, String suggestion) {
    return switch (label) {
      case "iso-2022-jp" -> "ISO-2022-JP"; // our own, with what the table asks for
      case "us-askey" -> "windows-1252"; // plainly ASCII, misspelt
      case "iso-8858-15" -> "ISO-8859-15"; // a slip of the finger
      case "utf-8return-path:" -> "UTF-8"; // a lost line end after the label
      case "cp932" -> "windows-31j";
      default -> {
        if (suggestion.equals("guess:") || suggestion.equals("guess")) {
          yield "";
        }
        boolean named = suggestion.isEmpty() && label.matches("[a-z0-9_-]+");
        String name = named ? label : suggestion;
        yield name.equals("UTF-7") || name.isEmpty() || Charset.isSupported(name) ? name : "";
      }
    };
  }

  @Test
  void believesUtf8OctetsMoreThanALatinLabel() {
    byte[] octets = "naïve café".getBytes(StandardCharsets.UTF_8);
    Charsets.Decoded decoded = decode(octets, "iso-8859-1");
    assertThat(decoded.text()).isEqualTo("naïve café");
    assertThat(decoded.charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(decoded.problem()).contains("text is UTF-8, not iso-8859-1 as it says");
  }

  @Test
  void readsLatinOctetsUnderAUtf8LabelByTheFallback() {
    Charsets.Decoded decoded = decode("naïve café".getBytes(CP1252), "utf-8");
    assertThat(decoded.text()).isEqualTo("naïve café");
    assertThat(decoded.problem()).contains("text is not UTF-8 as it says");
  }

  @Test
  void keepsGoodUtf8AroundASpoiltOctet() {
    byte[] octets = "Grüße aus Köln \u00ff".getBytes(StandardCharsets.UTF_8);
    octets[octets.length - 2] = (byte) 0xff;
    assertThat(Charsets.decode(octets, 0, octets.length - 1, Optional.of("utf-8"), CP1252).text())
        .isEqualTo("Grüße aus Köln \ufffd");
  }

  @Test
  void readsUnlabelledUtf8() {
    Charsets.Decoded decoded =
        Charsets.decode("无奈".getBytes(StandardCharsets.UTF_8), 0, 6, Optional.empty(), CP1252);
    assertThat(decoded)
        .isEqualTo(new Charsets.Decoded("无奈", StandardCharsets.UTF_8, Optional.empty()));
  }

  @Test
  void readsUnlabelledLatinByTheFallback() {
    byte[] octets = {'c', 'a', 'f', (byte) 0xe9, (byte) 0x80};
    Charsets.Decoded decoded = Charsets.decode(octets, 0, 5, Optional.empty(), CP1252);
    assertThat(decoded.text()).isEqualTo("café€");
    assertThat(decoded.problem()).contains("octets beyond ASCII without a charset");
  }

  @Test
  void seesJapaneseEscapeSequencesWithoutALabel() {
    byte[] octets = "\u001b$B$3$s\u001b(B!".getBytes(StandardCharsets.US_ASCII);
    Charsets.Decoded decoded = Charsets.decode(octets, 0, octets.length, Optional.empty(), CP1252);
    assertThat(decoded.text()).isEqualTo("こん!");
  }

  @Test
  void saysWhichCharsetIsUnknown() {
    assertThat(decode("abc".getBytes(StandardCharsets.US_ASCII), "x-foo\n").problem())
        .contains("unknown charset x-foo ");
  }

  @Test
  void readsUtf7() {
    byte[] octets = "90+ACU- Off +- Hi Mom -+Jjo--!".getBytes(StandardCharsets.US_ASCII);
    assertThat(decode(octets, "utf-7").text()).isEqualTo("90% Off + Hi Mom -☺-!");
  }

  @Test
  void readsHz() {
    byte[] octets = "~{<:Ky2;S{#,NpJ)l6HK!#~}~~ ok~".getBytes(StandardCharsets.US_ASCII);
    assertThat(decode(octets, "hz-gb-2312").text()).isEqualTo("己所不欲，勿施於人。~ ok\ufffd");
  }

  @Test
  void readsHalfWidthKanaAndOldJisEscapes() {
    byte[] octets = "\u001b$@:4F#K-\u001b(J".getBytes(StandardCharsets.US_ASCII);
    assertThat(decode(octets, "iso-2022-jp").text()).isEqualTo("佐藤豊");
    octets = "\u001b(I123\u001b(B".getBytes(StandardCharsets.US_ASCII);
    assertThat(decode(octets, "iso-2022-jp").text()).isEqualTo("ｱｲｳ");
  }

  @Test
  void losesNoOctetThatACharsetDoesNotKnow() {
    byte[] octets = {'a', (byte) 0x81, 'b'};
    assertThat(decode(octets, "windows-1252").text()).isEqualTo("a\ufffdb");
  }

  private static Charsets.Decoded decode(byte[] octets, String label) {
    return Charsets.decode(octets, 0, octets.length, Optional.of(label), CP1252);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csUTF8|UTF-8",
        "utf-8-sig|UTF-8",
        "ANSI_X3.4|windows-1252",
        "csISOLatin1|windows-1252",
        "8859_1|windows-1252",
        "iso-8859-1-windows-3.1-latin-1|windows-1252",
        "fr_FR.ISO8859-1|windows-1252",
        "iso-8859-15@euro|ISO-8859-15",
        "iso-8859-2-unix|ISO-8859-2",
        "cp-850|IBM850",
        "cp858|IBM00858",
        "x-mac-roman|x-MacRoman",
        "x-mac-icelandic|x-MacIceland",
        "windows-31j|windows-31j",
        "csShiftJIS|windows-31j",
        "x-ms-cp932|windows-31j",
        "Extended_UNIX_Code_Packed_Format_for_Japanese|EUC-JP",
        "ja_JP.eucJP|EUC-JP",
        "iso-2022-jp-2|ISO-2022-JP",
        "iso-2022-cn-ext|ISO-2022-CN",
        "euc-cn|GB18030",
        "cn-gb|GB18030",
        "zh_TW.big5|Big5-HKSCS",
        "euc-tw|x-EUC-TW",
        "csKSC56011987|x-windows-949",
        "dos-862|IBM862",
        "unicodeFFFE|UTF-16BE",
        "csUnicode11UTF7|UTF-7",
        "latin6|ISO-8859-10",
        "iso-celtic|ISO-8859-14",
        "csVISCII|VISCII",
      })
  void knowsTheNamesOfIanaAndOfPrograms(String label, String charset) {
    assertThat(Charsets.forLabel(label)).map(Charset::name).contains(charset);
  }

  @Test
  void readsCharsetsThatJavaDoesNotBring() {
    assertThat(decode(new byte[] {(byte) 0xbd, (byte) 0xe6}, "iso-8859-10").text()).isEqualTo("―æ");
    assertThat(decode(new byte[] {(byte) 0xa1, (byte) 0xf0}, "iso-8859-14").text()).isEqualTo("Ḃŵ");
    assertThat(decode(new byte[] {'V', 'i', (byte) 0xae, 't', (byte) 0xb3}, "viscii").text())
        .isEqualTo("ViệtỠ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\x1B$(D+Q\\x1B(B|ó",
        "\\x1B$A<:\\x1B(B|己",
        "\\x1B$(C>H\\x1B(B|안",
        "\\x1B.A\\x1BNi|é",
        "\\x1B.F\\x1BNa|α",
        "\\x1B$B-!\\x1B(B|①",
        "\\x1B&@\\x1B$B$3\\x1B(B|こ",
        "a\\x0E123\\x0Fb|aｱｲｳb",
        "\\x1B$B$3\\nabc|こ abc",
        "\\x1B$B$3$|こ\ufffd",
      })
  void readsTheSetsOfIso2022Jp(String raw, String expected) {
    assertThat(decode(Corpus.unescape(raw), "iso-2022-jp").text().replace('\n', ' '))
        .isEqualTo(expected);
  }

  @Test
  void readsAllOfJisX0208AsJavaDoes() {
    Charset javas = Charset.forName("x-windows-iso2022jp");
    for (byte row = 0x21; row < 0x7f; row++) {
      for (byte cell = 0x21; cell < 0x7f; cell++) {
        byte[] octets = {0x1b, '$', 'B', row, cell, 0x1b, '(', 'B'};
        assertThat(decode(octets, "iso-2022-jp").text()).isEqualTo(new String(octets, javas));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"euc-jp", "cp51932", "eucjpms", "x-euc-jp", "ja_JP.eucJP"})
  void readsTheVendorsRowsOfEucJp(String label) {
    byte[] octets = Corpus.unescape("\\xAD\\xA1\\xC6\\xFC\\xF9\\xA1\\xFC\\xF1");
    Charsets.Decoded decoded = decode(octets, label);
    assertThat(decoded.text()).isEqualTo("①日纊ⅰ");
    assertThat(decoded.charset().name()).isEqualTo("EUC-JP");
    assertThat(decoded.problem()).isEmpty();
  }

  @Test
  void readsTheOtherCharactersOfEucJpAsJavaDoes() {
    Charset javas = Charset.forName("EUC-JP");
    for (int row = 0xa1; row < 0xff; row++) {
      for (int cell = 0xa1; cell < 0xff; cell++) {
        assertSameOrUnknown(javas, (byte) row, (byte) cell);
        assertSameOrUnknown(javas, (byte) 0x8f, (byte) row, (byte) cell);
      }
    }
    for (int octet = 0; octet < 0x100; octet++) {
      assertSameOrUnknown(javas, (byte) octet);
      assertSameOrUnknown(javas, (byte) 0x8e, (byte) octet);
    }
    assertThat(
            decode(Corpus.unescape("\\xA1\\xC1\\xA1\\xDD\\x8E\\xB1\\x8F\\xB0\\xA1"), "euc-jp")
                .text())
        .isEqualTo("〜−ｱ丂");
  }

  private static void assertSameOrUnknown(Charset javas, byte... octets) {
    String text = new String(octets, javas);
    if (text.indexOf('\ufffd') < 0) {
      Charset ours = Charsets.forLabel("euc-jp").orElseThrow();
      assertThat(Charsets.decodeLeniently(ours, octets, 0, octets.length)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"koi8-r", "gb2312", "shift_jis", "iso-2022-jp", "windows-1251"})
  void believesNoLabelAgainstUtf8ThroughAndThrough(String label) {
    byte[] octets = "Добрый день, 己所不欲".getBytes(StandardCharsets.UTF_8);
    Charsets.Decoded decoded = decode(octets, label);
    assertThat(decoded.text()).isEqualTo("Добрый день, 己所不欲");
    assertThat(decoded.problem()).contains("text is UTF-8, not " + label + " as it says");
  }

  @Test
  void aCharsetThatWasChosenReadsAsALabelOfItsName() {
    // Circled one, Roman two and a rare name of EUC-JP's rows of NEC and IBM.
    byte[] octets =
        "Subject: x\n\n\u00ad\u00a1\u00ad\u00b6\u00fc\u00e2\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    String read =
        new ArticleParser()
            .parse(
                "Content-Type: text/plain; charset=EUC-JP\n"
                    .concat(new String(octets, StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.ISO_8859_1))
            .text();
    Charset chosen = Charset.forName("EUC-JP");
    assertThat(read).startsWith("\u2460\u2161").doesNotContain("\ufffd");
    assertThat(new ArticleParser().readingAs(chosen).parse(octets).text()).isEqualTo(read);
    assertThat(new ArticleParser().withFallback(chosen).parse(octets).text()).isEqualTo(read);
    byte[] subject = {(byte) 0xad, (byte) 0xa1};
    assertThat(new MimeHeaderDecoder(chosen).text(subject, 0, 2, new ArrayList<>()))
        .isEqualTo("\u2460");
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-2, windows-1250, Žluťoučký „kůň“ – €",
    "ISO-8859-5, windows-1251, «Привет» – „мир“",
    "ISO-8859-7, windows-1253, “Καλημέρα” – Άλφα",
    "ISO-8859-8, windows-1255, „שלום” – עולם",
    "ISO-8859-13, windows-1257, „Ąžuolas“ – €",
    "ISO-8859-15, windows-1252, “Œuvre” – 5 €",
    "ISO-8859-2, UTF-8, kůň a čáp",
    "iso-2022-jp, windows-31j, 漢字 abc",
    "iso-2022-jp, EUC-JP, 漢字かな",
    "iso-2022-kr, x-windows-949, 한국어",
    "hz-gb-2312, GB18030, 简体",
    "utf-16, US-ASCII, plain text that calls itself wide",
  })
  void readsWhatCarelessProgramsWriteUnderALabel(String label, String really, String text) {
    byte[] octets = text.getBytes(Charset.forName(really));
    Charsets.Decoded decoded =
        Charsets.decode(octets, 0, octets.length, Optional.of(label), CP1252);
    assertThat(decoded.text()).isEqualTo(text);
    assertThat(decoded.problem()).isPresent();
  }

  @Test
  void leavesCharactersOfUtf16ThatLookLikeAsciiAsTheyAre() {
    String text = "こんにちはこのはしたのほう";
    byte[] octets = text.getBytes(StandardCharsets.UTF_16BE);
    assertThat(Charsets.decode(octets, 0, octets.length, Optional.of("utf-16be"), CP1252).text())
        .isEqualTo(text);
  }

  @Test
  void goesOnWithALineOfHzWhoseEndIsThatOfTheWire() {
    byte[] octets = "~{<:Ky2;~}~\r\n~{NpJ)~}~~".getBytes(StandardCharsets.US_ASCII);
    assertThat(Charsets.decode(octets, 0, octets.length, Optional.of("hz"), CP1252).text())
        .isEqualTo("己所不勿施~");
  }

  @Test
  void aStrayControlDoesNotTurnAWholeTextOfCyrillic() {
    String text = "Всем привет из Москвы";
    byte[] octets = (text + "\u0085").getBytes(Charset.forName("ISO-8859-5"));
    assertThat(Charsets.decode(octets, 0, octets.length, Optional.of("ISO-8859-5"), CP1252).text())
        .startsWith(text);
  }
}
