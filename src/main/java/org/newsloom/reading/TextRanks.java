package org.newsloom.reading;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import org.newsloom.article.Author;
import org.newsloom.article.Subjects;
import org.newsloom.store.Headers;

/**
 * The place that each subject or author has in the order of the alphabet, letter case aside: equal
 * texts have equal places. So that headers are sorted by numbers.
 */
final class TextRanks {
  /** Rank by id. */
  private final int[] ranks;

  private TextRanks(int[] ranks) {
    this.ranks = ranks;
  }

  /** The rank of an id that was asked for. */
  int of(int id) {
    return ranks[id];
  }

  /** Subjects without their marks of an answer. Blocks. */
  static TextRanks ofSubjects(Headers store, BitSet ids) throws InterruptedException {
    int[] wanted = ids.stream().toArray();
    FoldedTexts texts = new FoldedTexts(TextRanks::small, wanted.length);
    TextReader.subjects(
        store,
        wanted,
        (at, some) -> {
          for (int i = 0; i < some.size(); i++) {
            addBase(wanted[at + i], some.octets(), some.from(i), some.to(i), texts);
          }
        });
    return of(texts);
  }

  /** What {@link Subjects#base} leaves; most texts have nothing that it could take. */
  private static void addBase(int id, byte[] octets, int from, int to, FoldedTexts texts) {
    for (int i = from; i < to; i++) {
      if (octets[i] == ':' || octets[i] < 0) {
        String text = new String(octets, from, to - from, StandardCharsets.UTF_8);
        texts.add(id, Subjects.base(text));
        return;
      }
    }
    int begin = from;
    int end = to;
    while (begin < end && Character.isWhitespace(octets[begin])) {
      begin++;
    }
    while (end > begin && Character.isWhitespace(octets[end - 1])) {
      end--;
    }
    texts.add(id, octets, begin, end);
  }

  /** The names of authors as they are shown. Blocks. */
  static TextRanks ofAuthors(Headers store, BitSet ids) throws InterruptedException {
    int[] wanted = ids.stream().toArray();
    FoldedTexts texts = new FoldedTexts(TextRanks::small, wanted.length);
    TextReader.authors(
        store, wanted, (id, author) -> texts.add(id, author.map(Author::displayName).orElse("")));
    return of(texts);
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static TextRanks of(FoldedTexts texts) {
    int[] places = TextOrder.ranks(texts);
    int most = -1;
    for (int place = 0; place < places.length; place++) {
      most = Math.max(most, texts.id(place));
    }
    int[] ranks = new int[most + 1];
    for (int place = 0; place < places.length; place++) {
      ranks[texts.id(place)] = places[place];
    }
    return new TextRanks(ranks);
  }
}
