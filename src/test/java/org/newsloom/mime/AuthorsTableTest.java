package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.newsloom.Corpus;
import org.newsloom.article.Author;

/** The rows that other programs' tests expect. */
final class AuthorsTableTest {
  /** Rows that we hold wrong, and why. */
  private static final Map<String, String> HELD_WRONG =
      Map.of(
          "f0168", "drops a comment from a name, which f0011, f0049 and f0064 keep",
          "f0169", "drops a comment from a name, which f0011, f0049 and f0064 keep",
          "f0160", "its octets were escaped twice on their way into the table");

  @Test
  void readsTheRowsOfTheTable() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (List<String> row : Corpus.rows("from-cases.tsv")) {
      byte[] raw = Corpus.unescape(row.get(1));
      AuthorList list =
          new Authors(Charsets.WINDOWS_1252).decode(raw, 0, raw.length, "From", new ArrayList<>());
      Object expected = JSON.std.anyFrom(row.get(2));
      if (isRight(list, expected) == HELD_WRONG.containsKey(row.get(0))) {
        wrong.add(row.get(0) + " " + row.get(1) + "\n wanted " + row.get(2) + "\n got " + list);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isRight(AuthorList list, Object expected) {
    if (!(expected instanceof Map<?, ?> map)) {
      return expected.equals(list.entries().stream().map(AuthorsTableTest::entry).toList());
    }
    boolean count = !map.containsKey("count") || map.get("count").equals(list.authors().size());
    return count && loose(String.valueOf(map.get("decoded"))).equals(loose(written(list)));
  }

  private static Object entry(AuthorList.Entry entry) {
    List<Map<String, String>> authors =
        entry.authors().stream()
            .map(author -> Map.of("name", author.name(), "email", author.address()))
            .toList();
    return entry.group().isPresent()
        ? Map.of("name", entry.group().get(), "group", authors)
        : authors.getFirst();
  }

  private static String written(AuthorList list) {
    List<String> all = new ArrayList<>();
    for (AuthorList.Entry entry : list.entries()) {
      String authors = String.join(", ", entry.authors().stream().map(Author::toString).toList());
      all.add(entry.group().map(name -> name + ": " + authors + ";").orElse(authors));
    }
    return String.join(", ", all);
  }

  /** The rows put a name in quotes or not as they please. */
  private static String loose(String text) {
    return text.replaceAll("[\"\\\\]", "");
  }
}
