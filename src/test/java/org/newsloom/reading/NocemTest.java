package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.pgp.Keyring;
import org.newsloom.score.ScoreFile;
import org.newsloom.score.Scorer;
import org.newsloom.settings.NocemSettings;
import org.newsloom.settings.NocemSettings.Issuer;
import org.newsloom.sync.ServerGroup;

/** Notices signed by GnuPG, in imported newsgroups; articles 0 to 5 may be hidden. */
final class NocemTest {
  private static final String BOT = "Spam Finder <bot@example.org>";
  private static final String OTHER = "Another <other@example.org>";
  private static final ServerGroup GROUP = Archives.local(new Newsgroup("local.test"));
  private static final Newsgroup NOTICES = new Newsgroup("news.lists.filters");
  private static final int ALL = 6;
  private static @Nullable Keyring keys;

  @TempDir Path folder;
  private Desk desk;
  private int imported;

  @BeforeAll
  static void make() throws IOException {
    keys = Keyring.make().with(BOT).with(OTHER);
  }

  @AfterAll
  static void closeKeys() {
    if (keys != null) {
      keys.close();
    }
  }

  private static Keyring keys() {
    return Objects.requireNonNull(keys);
  }

  @BeforeEach
  void open() throws IOException {
    desk = Desk.open(folder.resolve("profile"), keys().gnupg());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ALL; i++) {
      text.append(article(id(i), "misc.test", "Words"));
    }
    importInto(GROUP.group(), text.toString());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static MessageId id(int number) {
    return new MessageId(number + "@example.org");
  }

  private static String article(MessageId id, String newsgroup, String text) {
    return "From x@example.org Mon Jan  1 10:00:00 2024\nFrom: someone@example.org"
        + "\nSubject: Question\nNewsgroups: "
        + newsgroup
        + "\nMessage-ID: "
        + id.shown()
        + "\nDate: Mon, 1 Jan 2024 10:10:00 +0000\n\n"
        + text
        + "\n\n";
  }

  private void importInto(Newsgroup group, String text) throws IOException {
    Path archive = folder.resolve("old" + imported++ + ".mbox");
    Files.write(archive, text.getBytes(StandardCharsets.UTF_8));
    var _ =
        Desk.await(
            desk.reading.archives().importAll(Archives.Format.MBOX, archive, group, _ -> {}));
  }

  private static String notice(String action, String type, int from, int to) {
    return "@@BEGIN NCM HEADERS\nVersion: 0.93\nIssuer: bot@example.org\nType: "
        + type
        + "\nAction: "
        + action
        + "\nCount: "
        + (to - from)
        + "\nNotice-ID: "
        + type
        + "."
        + from
        + "\n@@BEGIN NCM BODY\n"
        + IntStream.range(from, to)
            .mapToObj(i -> id(i).shown() + "\tmisc.test\n\talt.test\n")
            .collect(Collectors.joining())
        + "@@END NCM BODY\n";
  }

  /** Brings an article that may hold a notice; gives its id. */
  private MessageId bring(String text) throws IOException {
    MessageId id = new MessageId("notice" + imported + "@example.org");
    importInto(NOTICES, article(id, NOTICES.name(), text));
    return id;
  }

  private static String signed(String by, String text) {
    return keys().clearSigned(by, text);
  }

  private static Issuer issuer(String who, String... types) {
    return new Issuer(keys().fingerprint(who), "The bot", List.of(types), true);
  }

  private List<NoticeState> choose(Issuer... issuers) {
    return Desk.await(
        desk.reading
            .nocem()
            .change(_ -> new NocemSettings(true, List.of(NOTICES.name()), List.of(issuers))));
  }

  private List<NoticeState> look() {
    return Desk.await(desk.reading.nocem().look());
  }

  private NoticeState told(MessageId notice) {
    return Desk.await(desk.reading.nocem().ofArticle(notice)).orElseThrow();
  }

  private ThreadList list() {
    return Desk.await(
        desk.reading
            .threadLists()
            .open(GROUP, ThreadListOptions.USUAL.with(ThreadListOptions.Shown.NOT_IGNORED)));
  }

  private int shown() {
    return list().size();
  }

  @Test
  void nothingIsHiddenBeforeAnIssuerIsChosen() throws IOException {
    MessageId notice = bring(signed(BOT, notice("hide", "spam", 0, 2)));
    assertThat(look()).isEmpty();
    NoticeState told = told(notice);
    assertThat(told.sentence())
        .isEqualTo(
            "NoCeM notice of type “spam” by "
                + BOT
                + ", listing 2 articles; you did not choose this issuer. It has no effect.");
    assertThat(told.offer())
        .contains(new Issuer(keys().fingerprint(BOT), BOT, List.of("spam"), true));
    assertThat(shown()).isEqualTo(ALL);
  }

  @Test
  void theArticlesOfAChosenIssuerAreHiddenAndComeBackWithoutThem() throws IOException {
    var _ = bring(signed(BOT, notice("hide", "spam", 0, 2)));
    assertThat(choose(issuer(BOT, "spam")))
        .extracting(NoticeState::sentence)
        .containsExactly(
            "NoCeM notice of type “spam” by The bot, listing 2 articles: they are hidden.");
    assertThat(shown()).isEqualTo(ALL - 2);
    var _ = choose(issuer(BOT, "spam").switched(false));
    assertThat(shown()).isEqualTo(ALL);
    var _ = choose(issuer(BOT, "spam"));
    assertThat(shown()).isEqualTo(ALL - 2);
    var _ = choose();
    assertThat(shown()).isEqualTo(ALL);
    assertThat(Desk.await(desk.store.bodies().has(id(0)))).isTrue();
  }

  @Test
  void whatHidesAnArticleIsTold() throws IOException {
    MessageId notice = bring(signed(BOT, notice("hide", "spam", 0, 2)));
    var _ = choose(issuer(BOT));
    List<Scoring.Fitting> why = Desk.await(desk.reading.scoring().explain(id(1)));
    assertThat(why)
        .containsExactly(
            new Scoring.Fitting(
                GROUP,
                Optional.empty(),
                Scorer.KILL,
                "NoCeM notice of type “spam” by The bot, called spam.0, in " + notice.shown()));
    assertThat(Desk.await(desk.reading.scoring().explain(id(2)))).isEmpty();
  }

  @Test
  void otherTypesDoNotCount() throws IOException {
    MessageId notice = bring(signed(BOT, notice("hide", "Binary", 0, 2)));
    var _ = choose(issuer(BOT, "spam"));
    assertThat(shown()).isEqualTo(ALL);
    assertThat(told(notice).sentence()).contains("you chose other types of this issuer");
    assertThat(told(notice).offer().orElseThrow().types()).containsExactly("spam", "binary");
  }

  @Test
  void aNoticeThatShowsTakesBackWhatItsOwnIssuerHidAndNoOther() throws IOException {
    var _ = bring(signed(BOT, notice("hide", "spam", 0, 3)));
    var _ = bring(signed(OTHER, notice("show", "spam", 0, 3)));
    var _ = choose(issuer(BOT), issuer(OTHER));
    assertThat(shown()).isEqualTo(ALL - 3);
    var _ = bring(signed(BOT, notice("show", "spam", 1, 3)));
    var _ = look();
    assertThat(shown()).isEqualTo(ALL - 1);
    // Posted again by anybody, an old notice hides nothing.
    var _ = bring(signed(BOT, notice("hide", "spam", 0, 3)));
    var _ = look();
    assertThat(shown()).isEqualTo(ALL - 1);
    assertThat(Desk.await(desk.reading.scoring().explain(id(2)))).isEmpty();
  }

  @Test
  void forgedNoticesHideNothing() throws IOException {
    var _ = choose(issuer(BOT));
    String good = signed(BOT, notice("hide", "spam", 0, 1));
    assertThat(told(bring(good.replace("<0@", "<1@"))).sentence())
        .isEqualTo("Forged NoCeM notice, or changed on the way: bad signature. It has no effect.");
    assertThat(told(bring(notice("hide", "spam", 1, 3))).sentence())
        .isEqualTo("NoCeM notice without a signature. It has no effect.");
    assertThat(told(bring(signed(OTHER, notice("hide", "spam", 1, 3)))).sentence())
        .endsWith("you did not choose this issuer. It has no effect.");
    assertThat(told(bring(signed(BOT, notice("delete", "spam", 1, 3)))).sentence())
        .isEqualTo(
            "NoCeM notice that is not understood: it asks neither to hide nor to show. It has no"
                + " effect.");
    var _ = look();
    assertThat(shown()).isEqualTo(ALL);
  }

  /** Only what is signed is read. */
  @Test
  void anotherNoticeAroundTheSignedTextIsNoNotice() throws IOException {
    var _ = choose(issuer(BOT));
    MessageId id = bring(notice("hide", "spam", 1, 3) + signed(BOT, "Hello."));
    assertThat(Desk.await(desk.reading.nocem().ofArticle(id))).isEmpty();
    MessageId both =
        bring(notice("hide", "spam", 1, 3) + signed(BOT, notice("hide", "spam", 0, 1)));
    assertThat(told(both).counts()).isTrue();
    assertThat(shown()).isEqualTo(ALL - 1);
  }

  @Test
  void noticesOutsideOfTheChosenNewsgroupsDoNotCount() throws IOException {
    var _ = choose(issuer(BOT));
    MessageId id = new MessageId("elsewhere@example.org");
    importInto(NOTICES, article(id, "misc.test", signed(BOT, notice("hide", "spam", 0, 2))));
    assertThat(told(id).sentence())
        .isEqualTo("NoCeM notice outside of news.lists.filters. It has no effect.");
    assertThat(shown()).isEqualTo(ALL);
  }

  @Test
  void whatTheRulesOfThePersonRaiseStays() throws IOException {
    var _ = bring(signed(BOT, notice("hide", "spam", 0, 2)));
    var _ = choose(issuer(BOT));
    var _ =
        Desk.await(desk.reading.scoring().save(ScoreFile.EMPTY.plus("[*] 5 Subject: Question")));
    ThreadList list = list();
    assertThat(Desk.await(desk.reading.threadLists().rows(list, 0, list.size())))
        .hasSize(ALL)
        .allMatch(row -> row.score().orElse(0) == 5);
    var _ =
        Desk.await(desk.reading.scoring().save(ScoreFile.EMPTY.plus("[*] -5 Subject: Question")));
    assertThat(shown()).isEqualTo(ALL - 2);
  }

  @Test
  void noticesAreLookedAtAsTheyCome() throws Exception {
    var _ = choose(issuer(BOT));
    desk.reading.nocem().start();
    CountDownLatch heard = new CountDownLatch(1);
    try (var _ =
        desk.reading
            .changes()
            .listen(change -> {
              if (change instanceof Change.ScoresChanged) {
                heard.countDown();
              }
            })) {
      var _ = bring(signed(BOT, notice("hide", "spam", 0, 2)));
      assertThat(heard.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(shown()).isEqualTo(ALL - 2);
  }

  /** All of them are signed, so that a first look does not tell them from notices. */
  @Test
  void textsOfOtherNewsgroupsAreNotReadAsTheyCome() throws IOException, InterruptedException {
    var _ = choose(issuer(BOT, "spam"));
    desk.reading.nocem().start();
    StringBuilder others = new StringBuilder();
    String signed = signed(BOT, notice("hide", "spam", 3, 4));
    for (int i = 100; i < 140; i++) {
      others.append(article(id(i), "misc.test", signed));
    }
    importInto(GROUP.group(), others.toString());
    CountDownLatch heard = new CountDownLatch(1);
    try (var _ =
        desk.reading
            .changes()
            .listen(change -> {
              if (change instanceof Change.ScoresChanged) {
                heard.countDown();
              }
            })) {
      var _ = bring(signed(BOT, notice("hide", "spam", 0, 2)));
      assertThat(heard.await(60, TimeUnit.SECONDS)).isTrue();
    }
    // What came is looked at in its order: the others were, or were left out, before the notice.
    assertThat(desk.reading.nocem().textsLookedInto()).isEqualTo(1);
    assertThat(list().size()).isEqualTo(ALL - 2 + 40);
  }

  @Test
  void whatWasChosenHoldsAfterANewStart() throws IOException {
    var _ = bring(signed(BOT, notice("hide", "spam", 0, 2)));
    var _ = choose(issuer(BOT, "spam"));
    desk.close();
    desk = Desk.open(folder.resolve("profile"));
    assertThat(Desk.await(desk.reading.nocem().settings()).issuers())
        .containsExactly(issuer(BOT, "spam"));
    assertThat(shown()).isEqualTo(ALL - 2);
  }
}
