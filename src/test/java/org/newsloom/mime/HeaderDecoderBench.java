package org.newsloom.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Defect;

/** How long a header takes to decode; reports, asserts nothing. */
@Tag("bench")
final class HeaderDecoderBench {
  private static final String[] ENCODED = {
    "=?UTF-8?Q?From_Arrogance_to_Adaptation:_Meta_Bows_to?= =?UTF-8?Q?_Qwen=E2=80=99s_Power?=",
    "Re: =?iso-8859-1?Q?Gr=FC=DFe_aus_M=FCnchen?=",
    "=?UTF-8?B?0L3QvtCy0YvQuSDRgdC+0YLRgNGD0LTQvdC40Log4oCUINC00L7RgNC+0YQ=?=",
    "=?gb2312?B?z/u30czh0NHIq8Pmyf28ti3Dv8jV0MXTw7ncvNI=?=",
  };

  @Test
  void reportsNanosecondsAHeader() {
    List<byte[]> mix = new ArrayList<>();
    List<byte[]> encoded = new ArrayList<>();
    List<byte[]> authors = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      byte[] word = octets(ENCODED[i % ENCODED.length]);
      boolean odd = i % 100 < 13;
      mix.add(odd ? word : octets("Re: What happened to article " + i + " of the newsgroup?"));
      encoded.add(word);
      authors.add(octets(i % 2 == 0 ? "ann@example.org (Ann Reader)" : "Bob Poster <b@x.example>"));
    }
    MimeHeaderDecoder decoder = new MimeHeaderDecoder(Charsets.WINDOWS_1252);
    byte[] date = octets("Fri, 21 May 2004 13:16:47 +0100");
    List<byte[]> dates = java.util.Collections.nCopies(1000, date);
    report("subjects, 13 % encoded", mix, o -> decoder.text(o, 0, o.length, none()));
    report("subjects, all encoded", encoded, o -> decoder.text(o, 0, o.length, none()));
    report("authors", authors, o -> decoder.author(o, 0, o.length, none()));
    report("dates", dates, o -> decoder.date(o, 0, o.length, none()));
  }

  private static List<Defect> none() {
    return new ArrayList<>();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private interface Decoding {
    Object of(byte[] octets);
  }

  private static void report(String what, List<byte[]> headers, Decoding decoding) {
    long best = Long.MAX_VALUE;
    int seen = 0;
    for (int round = 0; round < 300; round++) {
      long start = System.nanoTime();
      for (byte[] header : headers) {
        seen += decoding.of(header).hashCode();
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.println(what + ": " + best / headers.size() + " ns a header (" + (seen & 1) + ")");
  }
}
