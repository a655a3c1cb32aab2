package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.newsloom.Corpus;
import org.newsloom.article.Defect;

/** The rows that other programs' tests expect. */
final class EncodedWordsTableTest {
  /** Rows that we hold wrong, and why. */
  private static final Map<String, String> HELD_WRONG = Map.of();

  @Test
  void decodesTheRowsOfTheTable() {
    List<String> wrong = new ArrayList<>();
    for (List<String> row : Corpus.rows("rfc2047-cases.tsv")) {
      byte[] raw = Corpus.unescape(row.get(1));
      Charset fallback = row.get(5).isEmpty() ? Charsets.WINDOWS_1252 : Charset.forName(row.get(5));
      List<Defect> defects = new ArrayList<>();
      String text = new EncodedWords(fallback).decode(raw, 0, raw.length, "Subject", defects);
      boolean right = text.equals(safe(row.get(2)));
      if (!right && !row.get(3).equals("no")) {
        right = text.equals(safe(row.get(6)));
      }
      if (right == HELD_WRONG.containsKey(row.get(0))) {
        wrong.add(
            row.get(0)
                + " "
                + row.get(1)
                + "\n wanted "
                + row.get(2)
                + " | "
                + row.get(6)
                + "\n got    "
                + text
                + " "
                + defects);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The store keeps a subject and its answers' subject as one text, and relies on this. */
  @Test
  void anAnswersSubjectIsTheSubjectWithTheMarkBeforeIt() {
    List<String> wrong = new ArrayList<>();
    for (List<String> row : Corpus.rows("rfc2047-cases.tsv")) {
      byte[] raw = Corpus.unescape(row.get(1));
      if (raw.length == 0 || (raw[0] & 0xff) <= ' ') {
        continue;
      }
      byte[] answer = new byte[raw.length + 4];
      System.arraycopy("Re: ".getBytes(StandardCharsets.US_ASCII), 0, answer, 0, 4);
      System.arraycopy(raw, 0, answer, 4, raw.length);
      EncodedWords words = new EncodedWords(Charsets.WINDOWS_1252);
      String text = words.decode(raw, 0, raw.length, "Subject", new ArrayList<>());
      if (!words
          .decode(answer, 0, answer.length, "Subject", new ArrayList<>())
          .equals("Re: " + text)) {
        wrong.add(row.get(0) + " " + row.get(1));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** White space as it is shown in a list. */
  private static String safe(String cell) {
    return Corpus.unescapeText(cell).replaceAll("[\\t\\r\\n]", " ");
  }
}
