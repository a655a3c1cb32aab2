package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.Corpus;
import org.newsloom.article.Author;

class AuthorSyntaxTest {
  @TestFactory
  Stream<DynamicTest> verdictsOfTheSealsTable() {
    return Corpus.rows("gnksa-from.tsv").stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.get(1),
                () ->
                    assertThat(AuthorSyntax.problem(row.get(1)).isEmpty())
                        .isEqualTo(row.get(0).equals("OK"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.org",
        "Ann Writer <ann@example.org>",
        "Jürgen Müller <jm@example.org>",
        "\"Müller, Jürgen\" <jm@example.org>",
        "Dr. J. Q. Public <jqp@example.org>",
        "Ann \"the <best>\" Writer <ann@example.org>",
        "ann@example.org (Ann (of York))",
        "=?utf-8?q?J=C3=BC?= <j@example.org>",
        "Ann <ann@example.invalid>",
        "Ann <\"a b\"@example.org>",
        "ann@example.org, Bob <bob@example.org>",
      })
  void takesWhatIsValid(String value) {
    assertThat(AuthorSyntax.problem(value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ann",
        "\"Ann <ann@example.org>",
        "Ann <ann@example.org",
        "Ann ann@example.org>",
        "ann@example.org (Ann",
        "ann@example.org Ann)",
        "Müller, Jürgen <jm@example.org>",
        "Ann <ann@example.org> of York",
        "Ann <ann@example.org> <ann@example.com>",
        "Ann <ann b@example.org>",
        "Ann: <ann@example.org>",
        "friends: ann@example.org;",
        "=?utf-8?q?J=C3=B <j@example.org>",
        "Ann <ann@example.org>,",
        "Ann\r\nApproved: x <ann@example.org>",
        "ann writer@example.org",
      })
  void saysWhatIsWrong(String value) {
    assertThat(AuthorSyntax.problem(value)).isPresent();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    List<Author> authors =
        List.of(
            new Author("Müller, \"Jürgen\" \\ (x)", "jm@example.org"),
            new Author("", "bob@example.org"));
    String written = String.join(", ", authors.stream().map(AuthorSyntax::written).toList());
    assertThat(AuthorSyntax.problem(written)).isEmpty();
    assertThat(AuthorSyntax.authors(written)).isEqualTo(authors);
  }

  @Property
  void noInputThrows(@ForAll String value) {
    assertThat(AuthorSyntax.problem(value)).isNotNull();
    assertThat(AuthorSyntax.authors(value)).isNotNull();
  }
}
