package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.newsloom.Corpus;
import org.newsloom.article.Part;

/** Parts as James mime4j decodes them, beside the messages of its test suite. */
class PeersDecodedPartsTest {
  private static final ArticleParser PARSER = new ArticleParser();

  /**
   * Where we read on purpose what mime4j does not, or the other way round: the last octets of cut
   * base64 (frag) and the text after its end (multi-frag), articles without any header or with a
   * blank in the empty line after it, of which mime4j drops the text (hdr-fakeout,
   * bad-header-separator, noheader), a stray line in the header (nocrlfcrlf), multiparts without
   * parts, shown as text (missing-inner-boundary, nestedemptyparts), and boundaries that end in
   * blanks, against RFC 2046 section 5.1.1 (long-boundary, weird-boundary).
   */
  private static final List<String> DIFFER =
      List.of(
          "/frag_",
          "/multi-frag_",
          "/hdr-fakeout_",
          "-bad-header-separator_",
          "-noheader_",
          "-nocrlfcrlf_",
          "/missing-inner-boundary_",
          "/multipartnestedemptyparts_",
          "-long-boundary_",
          "/weird-boundary_");

  @Test
  void decodesThePartsAsMime4jDoes() {
    Map<String, byte[]> files = Tar.files(Corpus.path("messages/messages.tar.gz"));
    List<String> others = new ArrayList<>();
    int[] compared = new int[1];
    files.forEach((name, raw) -> {
      if (!name.contains("james-mime4j/") || !name.endsWith(".msg")) {
        return;
      }
      String stem = name.substring(0, name.length() - 4) + "_decoded_";
      List<String> ours = new ArrayList<>();
      for (Part part : PARSER.parse(raw).parts()) {
        ours.add(plain(PARSER.part(raw, part.path()).orElseThrow()));
      }
      for (String expected : files.keySet()) {
        if (expected.startsWith(stem)) {
          compared[0]++;
          if (!ours.contains(plain(files.get(expected)))) {
            others.add(expected);
          }
        }
      }
    });
    assertThat(compared[0]).isGreaterThan(100);
    assertThat(others).allMatch(name -> DIFFER.stream().anyMatch(name::contains));
  }

  /** Line ends are another matter: mime4j makes them CR LF. */
  private static String plain(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1)
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .stripTrailing();
  }
}
