package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.settings.GroupSettings;
import org.newsloom.settings.KeepRule;
import org.newsloom.sync.ServerGroup;

/** Articles that say a wrong charset of themselves, or none. */
final class EncodingTest {
  private static final ServerGroup GROUP = Desk.group("home", "fido7.humor");
  private static final Charset KOI8 = Charset.forName("KOI8-R");
  private static final MessageId SILENT = new MessageId("silent@example.org");
  private static final MessageId WRONG = new MessageId("wrong@example.org");

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = Desk.open(folder).with("home", 1);
    await(desk.reading.newsgroups().subscribe(List.of(GROUP)));
    store(1, SILENT, "", "Мир", KOI8);
    store(2, WRONG, "Content-Type: text/plain; charset=Shift_JIS\r\n", "Мир", KOI8);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void store(int number, MessageId id, String head, String text, Charset charset) {
    OverviewBatch.Builder batch = new OverviewBatch.Builder();
    batch.row(number);
    byte[] octets = id.toString().getBytes(StandardCharsets.US_ASCII);
    batch.field(OverviewBatch.Field.MESSAGE_ID, octets, 0, octets.length);
    await(
        desk.store
            .headers()
            .addOverviews(Refs.of(GROUP), batch.build(), NumberRanges.of(number, number)));
    String raw = "Message-ID: " + id + "\r\n" + head + "\r\n" + text + "\r\n";
    await(desk.store.bodies().put(id, raw.getBytes(charset)));
  }

  private ShownArticle shown(CompletableArticle article) {
    return await(article.of(desk.reading.articles())).orElseThrow();
  }

  private interface CompletableArticle {
    CompletableFuture<Optional<ShownArticle>> of(ArticleReader reader);
  }

  @Test
  void areReadInTheOneThatTheNewsgroupHas() {
    assertThat(shown(it -> it.open(SILENT)).article().text()).isNotEqualTo("Мир\n");

    await(desk.reading.groupPreferences().change(GROUP, own -> own.withCharset(Optional.of(KOI8))));

    assertThat(shown(it -> it.open(SILENT)).article().text()).isEqualTo("Мир\n");
    assertThat(shown(it -> it.open(GROUP, 1)).article().charset()).isEqualTo("KOI8-R");
    assertThat(shown(it -> it.open(WRONG)).article().charset()).isNotEqualTo("KOI8-R");
  }

  @Test
  void areReadInTheOneThatIsChosen() {
    assertThat(shown(it -> it.open(WRONG, KOI8)).article().text()).isEqualTo("Мир\n");
  }

  @Test
  void theRuleOfANewsgroupStaysBesideItsCharset() {
    KeepRule rule = new KeepRule(KeepRule.Kind.DAYS, 30);
    GroupPreferences preferences = desk.reading.groupPreferences();
    await(preferences.change(GROUP, own -> own.withKeep(Optional.of(rule))));
    await(preferences.change(GROUP, own -> own.withCharset(Optional.of(KOI8))));

    assertThat(await(preferences.of(GROUP)))
        .isEqualTo(GroupSettings.NONE.withKeep(Optional.of(rule)).withCharset(Optional.of(KOI8)));
    assertThat(await(preferences.change(Desk.group("home", "alt.none"), own -> own))).isFalse();
  }
}
