package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.mime.ArticleParser;
import org.newsloom.post.Composition;
import org.newsloom.post.Posted;

/** Cancelling from the window, without a toolkit. */
final class WithdrawalTest {
  private static final Article OWN =
      new ArticleParser()
          .parse(
              """
              From: Ann <ann@example.invalid>
              Newsgroups: misc.test,comp.misc
              Subject: Sheep
              Message-ID: <sheep@example.invalid>

              Text
              """
                  .getBytes(StandardCharsets.UTF_8));

  private final LocalPostOffice office = new LocalPostOffice();
  private final List<String> said = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final Withdrawal withdrawal =
      new Withdrawal(office, Runnable::run, said::add, failures::add);

  @Test
  void ofAnotherArticleItIsSaidWhyNothingIsDone() {
    List<Article> found = new ArrayList<>();
    withdrawal.ifOwn(OWN.id(), found::add);
    assertThat(found).isEmpty();
    assertThat(said).singleElement().asString().contains("was not posted from here");
    withdrawal.ifOwn(Optional.empty(), found::add);
    assertThat(said.getLast()).contains("no Message-ID");
  }

  @Test
  void theWishIsPostedToAllNewsgroupsAndTheResultIsSaid() {
    office.own = Optional.of(OWN);
    office.answerNext(Posted.State.SENT);
    withdrawal.ifOwn(OWN.id(), own -> withdrawal.cancel(own, "Example").join());
    Composition sent = office.sent.getLast();
    assertThat(sent.kind()).isEqualTo(Composition.Kind.CANCEL);
    assertThat(sent.newsgroups()).isEqualTo("misc.test,comp.misc");
    assertThat(sent.parent()).isEqualTo(MessageId.parse("<sheep@example.invalid>"));
    assertThat(said).containsExactly("The wish to cancel the article is posted.");
    assertThat(failures).isEmpty();
  }

  @Test
  void aRefusalIsSaidInTheServersWords() {
    office.own = Optional.of(OWN);
    office.reply = "441 no";
    office.answerNext(Posted.State.REFUSED);
    withdrawal.ifOwn(OWN.id(), own -> withdrawal.cancel(own, "Example").join());
    assertThat(said).containsExactly("The server did not take the wish to cancel: 441 no");
  }

  @Test
  void theQuestionNamesTheArticleAndItsNewsgroups() {
    assertThat(Withdrawal.question(OWN)).contains("“Sheep”", "misc.test,comp.misc");
  }
}
