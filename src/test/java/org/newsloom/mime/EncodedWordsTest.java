package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.Corpus;
import org.newsloom.article.Defect;

/** Rows of our own; cells are escaped as those of the corpus are. */
final class EncodedWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '`',
      value = {
        // words glued to words, to text, to brackets
        "=?utf-8?Q?a?==?utf-8?Q?b?==?utf-8?Q?c?=|abc",
        "[=?utf-8?Q?=C3=A9?=]|[é]",
        "x=?utf-8?Q?=C3=A9?=y|xéy",
        "=?utf-8?Q?a?=bc =?utf-8?Q?d?=|abc d",
        // question marks and escapes
        "=?UTF-8?Q?who?=E2=80=99s?=|who?’s",
        "=?UTF-8?Q?why??=|why?",
        "=?UTF-8?Q?50%=|=?UTF-8?Q?50%=",
        "=?UTF-8?q?=e2=82=ac?=|€",
        // characters and states split over words
        "=?UTF-8?B?4g==?= =?UTF-8?Q?=82?= =?utf-8?B?rA==?=|€",
        "=?big5?Q?=A4?= =?BIG5?Q?=A4?=|中",
        "=?iso-2022-jp?B?GyRCJCI=?= =?iso-2022-jp?B?JCQbKEI=?=|あい",
        "=?Shift_JIS?B?grE=?= =?sjis?B?gvE=?=|こん",
        // base64 without padding, cut, with rubbish
        "=?utf-8?B?w6k?=|é",
        "=?utf-8?B?5peg5aU?= =?utf-8?B?iA==?=|无奈",
        "=?utf-8?B?5peg5?= =?utf-8?B?aWI?=|无奈",
        "=?utf-8?B?YQ==YQ==?=|aa",
        "=?utf-8?B? w6k= ?=|é",
        // cut words
        "Re: =?utf-8?Q?caf=C3=A9_au|Re: café au",
        "=?utf-8?B?Y2Fmw6kgYXUgbGFpdA|café au lait",
        "=?utf-8?Q?caf=C3=A9 =?utf-8?Q?_ol=C3=A9?=|café olé",
        "=?utf-8?Q?caf=C3=A9?|café",
        // language tags, wrong and unknown charsets
        "=?iso-8859-1*de?Q?Gr=FC=DFe?=|Grüße",
        "=?UTF-8?Q?caf=E9 noir?=|café noir",
        "=?us-ascii?Q?caf=C3=A9?=|café",
        "=?iso-8859-1?Q?=93quoted=94?=|“quoted”",
        "=?unknown-8bit?Q?na=C3=AFve?=|naïve",
        "=?unknown-8bit?Q?na=EFve?=|naïve",
        "=?ks_c_5601-1987?B?sMs=?=|검",
        "=?iso-8859-8-i?Q?=F9=EC=E5=ED?=|שלום",
        "=?hz-gb-2312?Q?~{<:Ky~}?=|己所",
        "=?x-made-up?Q?a_b?= c|=?x-made-up?Q?a_b?= c",
        // raw octets
        "na\\xC3\\xAFve|naïve",
        "na\\xEFve \\x93x\\x94|naïve “x”",
        "\\xE6\\x97\\xA0\\xE5\\xA5\\x88 \\xE5|无奈 �",
        "\\xE9 =?utf-8?Q?=C3=A9?= \\xE8|é é è",
        "\\x1B$B$3$s\\x1B(B|こん",
        // nothing but one decoding
        "=?utf-8?Q?=3D=3Futf-8=3FQ=3Fx=3F=3D?=|=?utf-8?Q?x?=",
        // white space
        "a\\r\\n b|a b",
        "a\\n\\tb|a b",
        "a\\tb|a b",
        "=?utf-8?Q?a?=\\r\\n\\t=?utf-8?Q?b?=|ab",
        "=?utf-8?Q?a=0D=0AX-Evil:_1?=|a  X-Evil: 1",
        // what must not be shown
        "a\\x00b\\x1Bc\\x7F|a␀b␛c␡",
        "=?utf-8?Q?exe.=E2=80=AEgpj?=|exe.gpj",
        "=?utf-8?Q?=F0=9F=91=A9=E2=80=8D=F0=9F=9A=92?=|👩‍🚒",
        // what is no word
        "=?utf-8?X?a?=|=?utf-8?X?a?=",
        "=??Q?a?=|=??Q?a?=",
        "is 1 =? 2 ?= 3|is 1 =? 2 ?= 3",
        "=?utf-8?Q?no escape|=?utf-8?Q?no escape",
      })
  void decodes(String raw, String expected) {
    assertThat(decode(raw, Charsets.WINDOWS_1252, new ArrayList<>())).isEqualTo(expected);
  }

  @Test
  void readsRawOctetsByTheReadersCharset() {
    Charset koi8 = Charset.forName("KOI8-R");
    assertThat(decode("\\xD0\\xD2\\xC9\\xD7\\xC5\\xD4", koi8, new ArrayList<>()))
        .isEqualTo("привет");
    Charset gb = Charset.forName("GB18030");
    assertThat(decode("[\\xCE\\xDE\\xC4\\xCE]", gb, new ArrayList<>())).isEqualTo("[无奈]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=?utf-8?Q?a?==?utf-8?Q?b?=|encoded words without a blank between them",
        "x=?utf-8?Q?a?=|encoded word not set off by blanks",
        "=?utf-8?Q?=C3=A9|encoded word without an end",
        "=?x-made-up?Q?a?=|unknown charset x-made-up",
        "=?utf-8?Q?=FF?=|text is not UTF-8 as it says",
        "=?iso-8859-1?Q?=C3=A9?=|text is UTF-8, not iso-8859-1 as it says",
        "\\xE9|octets beyond ASCII outside of encoded words",
        "=?utf-8?B?5peg5?= =?utf-8?B?aWI?=|base64 cut in the middle of a character",
      })
  void tellsWhatItMended(String raw, String defect) {
    List<Defect> defects = new ArrayList<>();
    decode(raw, Charsets.WINDOWS_1252, defects);
    assertThat(defects).containsExactly(new Defect("Subject", defect));
  }

  @Test
  void findsNothingWrongWithWhatTheStandardAllows() {
    List<Defect> defects = new ArrayList<>();
    decode("Re: (=?utf-8?Q?=C3=A9?=) =?utf-8?B?w6k=?=\\r\\n x", Charsets.WINDOWS_1252, defects);
    assertThat(defects).isEmpty();
  }

  @Test
  void decodesManyWordsInOnePass() {
    String many = "=?utf-8?B?YQ==?= =?x?q?b?= ".repeat(20_000) + "=?a?q?".repeat(20_000);
    assertThat(decode(many, Charsets.WINDOWS_1252, new ArrayList<>())).startsWith("a =?x?q?b?=");
  }

  private static String decode(String cell, Charset fallback, List<Defect> defects) {
    byte[] raw = Corpus.unescape(cell);
    return new EncodedWords(fallback).decode(raw, 0, raw.length, "Subject", defects);
  }

  @Test
  void looksNotForeverForCharsetsThatNobodyKnows() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      many.append("=?none").append(i).append("?q?a?= ");
    }
    List<Defect> defects = new ArrayList<>();
    assertThat(decode(many.toString(), Charsets.WINDOWS_1252, defects))
        .startsWith("=?none0?q?a?= =?none1?q?a?=");
    assertThat(defects).hasSize(100);
  }
}
