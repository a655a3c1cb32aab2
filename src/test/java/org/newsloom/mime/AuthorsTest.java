package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.Corpus;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;

/** Rows of our own; cells are escaped as those of the corpus are. */
final class AuthorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ann@example.org (Ann Reader)|Ann Reader|ann@example.org",
        "Ann Reader <ann@example.org>|Ann Reader|ann@example.org",
        "\"Reader, Ann\" <ann@example.org>|Reader, Ann|ann@example.org",
        "Reader, Ann <ann@example.org>|Reader, Ann|ann@example.org",
        "Ann (not Bob) Reader <ann@example.org>|Ann (not Bob) Reader|ann@example.org",
        "<ann@example.org>|``|ann@example.org",
        "<ann@example.org> (Ann)|Ann|ann@example.org",
        "ann@example.org|``|ann@example.org",
        "ann|ann|``",
        "ann (Ann Reader)|Ann Reader|ann",
        "uunet!host!ann (Ann)|Ann|uunet!host!ann",
        "uunet!host!ann|``|uunet!host!ann",
        "ann%host.uucp@relay.example (Ann)|Ann|ann%host.uucp@relay.example",
        "(Rashid)|Rashid|``",
        "Joe Blow|Joe Blow|``",
        "Joe Blow joe@example.org|Joe Blow|joe@example.org",
        "joe@example.org Joe Blow|Joe Blow|joe@example.org",
        "joe@example.org <Joe Blow>|Joe Blow|joe@example.org",
        "Joe Blow <joe@example.org|Joe Blow|joe@example.org",
        "joe@example.org (Joe Blow|Joe Blow|joe@example.org",
        "joe@example.org (Joe (the Man) Blow)|Joe (the Man) Blow|joe@example.org",
        "\"Joe Blow <joe@example.org>|Joe Blow|joe@example.org",
        "J. R. R. Tolkien <jrrt@example.org>|J. R. R. Tolkien|jrrt@example.org",
        "Joe @ Work <joe@example.org>|Joe @ Work|joe@example.org",
        "=?utf-8?Q?Caf=C3=A9=2C_Le?= <c@example.org>|Café, Le|c@example.org",
        "\"=?utf-8?Q?Caf=C3=A9?=\" <c@example.org>|Café|c@example.org",
        "=?utf-8?Q?Caf=C3=A9_=3Cx=40y.z=3E?= <c@example.org>|Café <x@y.z>|c@example.org",
        "c@example.org (=?utf-8?Q?Caf=C3=A9_=28Le=29?=)|Café (Le)|c@example.org",
        "Caf\\xE9 <c@example.org>|Café|c@example.org",
        "\\x1B$B$3$s\\x1B(B <k@example.jp>|こん|k@example.jp",
        "k@example.jp (\\x1B$B$3$s\\x1B(B)|こん|k@example.jp",
        "Ann\\r\\n Reader\\t<ann@example.org>|Ann Reader|ann@example.org",
        "=?utf-8?Q?Ann=0D=0ABcc:_x?= <ann@example.org>|Ann Bcc: x|ann@example.org",
        "=?utf-8?Q?Ann=E2=80=8B=E2=80=8B_Reader?= <a@b.example>|Ann Reader|a@b.example",
      })
  void readsOneAuthor(String raw, String name, String address) {
    assertThat(decode(raw).authors()).containsExactly(new Author(name, address));
  }

  @Test
  void readsAGroupAndWhatFollowsIt() {
    AuthorList list = decode("Staff: a@x.example, B <b@x.example>;, c@x.example");
    assertThat(list.entries()).hasSize(2);
    assertThat(list.entries().getFirst().group()).contains("Staff");
    assertThat(list.authors())
        .extracting(Author::address)
        .containsExactly("a@x.example", "b@x.example", "c@x.example");
  }

  @Test
  void takesTheNameOfAnEmptyGroupForTheAuthor() {
    assertThat(decode("undisclosed-recipients:;").first())
        .isEqualTo(new Author("undisclosed-recipients", ""));
  }

  @Test
  void knowsNobodyInAnEmptyValue() {
    assertThat(decode("()").first()).isEqualTo(Author.UNKNOWN);
    assertThat(decode(" ").first()).isEqualTo(Author.UNKNOWN);
  }

  @Test
  void endsSoonOnParenthesesWithoutEnd() {
    assertThat(decode("(".repeat(200_000) + "<a@b.example>").authors()).hasSize(1);
    assertThat(decode("\\x1B$".repeat(100_000)).authors()).hasSize(1);
  }

  private static AuthorList decode(String cell) {
    byte[] raw = Corpus.unescape(cell);
    return new Authors(Charsets.WINDOWS_1252)
        .decode(raw, 0, raw.length, "From", new ArrayList<Defect>());
  }

  @Test
  void tellsOfAMissingAddress() {
    List<Defect> defects = new ArrayList<>();
    byte[] raw = {'J', 'o', 'e'};
    new Authors(Charsets.WINDOWS_1252).decode(raw, 0, 3, "From", defects);
    assertThat(defects).containsExactly(new Defect("From", "no address"));
  }

  @Test
  void endsSoonOnManyComments() {
    assertThat(decode("()".repeat(15_000) + " a@b.example").authors()).hasSize(1);
    assertThat(decode("a@[".repeat(50_000)).authors()).hasSize(1);
    assertThat(decode("\\\\\"".repeat(100_000)).authors()).hasSize(1);
  }
}
