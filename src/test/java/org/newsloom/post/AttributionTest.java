package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Article;
import org.newsloom.mime.ArticleParser;

class AttributionTest {
  private static final String ALL = "{name} {address} {date} {time} {id} {group} {subject}";

  private static Article article(String from, String date) {
    String raw =
        "From: "
            + from
            + "\r\nNewsgroups: misc.test,alt.test\r\nSubject: Tests\r\nMessage-ID: <a@b>\r\n"
            + (date.isEmpty() ? "" : "Date: " + date + "\r\n")
            + "\r\ntext\r\n";
    return new ArticleParser().parse(raw.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theUsualLineNamesDayAndAuthor() {
    assertThat(
            Attribution.of(
                Attribution.DEFAULT_TEMPLATE,
                article("Bob <bob@example.net>", "Mon, 2 Nov 2026 23:30:00 -0800")))
        .isEqualTo("On 3 November 2026, Bob wrote:");
  }

  @Test
  void everyWordIsFilledIn() {
    assertThat(
            Attribution.of(ALL, article("Bob <bob@example.net>", "Mon, 2 Nov 2026 01:02:03 +0000")))
        .isEqualTo("Bob bob@example.net 2 November 2026 01:02 UTC <a@b> misc.test Tests");
  }

  @Test
  void withoutADateNothingIsSaidOfIt() {
    assertThat(Attribution.of(Attribution.DEFAULT_TEMPLATE, article("Bob <bob@example.net>", "")))
        .isEqualTo("Bob wrote:");
  }

  @Test
  void whoHasNoNameIsNamedByAddress() {
    assertThat(Attribution.of("{name}:", article("bob@example.net", "")))
        .isEqualTo("bob@example.net:");
  }

  @Test
  void whoHasNeitherIsSomebody() {
    assertThat(Attribution.of("{name} wrote:", article("", ""))).isEqualTo("somebody wrote:");
  }

  @Test
  void aNameCannotBreakTheLineNorFillIt() {
    Article parent = article("=?UTF-8?Q?a=0Ab?= " + "x".repeat(500) + " <b@example.net>", "");
    String line = Attribution.of("{name} wrote:", parent);
    assertThat(line).doesNotContain("\n").hasSizeLessThan(220).endsWith(" wrote:");
  }

  @Test
  void aNameThatLooksLikeATemplateStaysAName() {
    assertThat(Attribution.of("{name} wrote:", article("\"{subject}\" <b@example.net>", "")))
        .isEqualTo("{subject} wrote:");
  }
}
