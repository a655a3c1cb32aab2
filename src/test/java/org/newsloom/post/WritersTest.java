package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.Desk;
import org.newsloom.reading.GroupPreferences;
import org.newsloom.settings.GroupSettings;
import org.newsloom.settings.PostingSettings;
import org.newsloom.store.GroupRef;
import org.newsloom.sync.ServerGroup;

/** Who posts where. */
final class WritersTest {
  private static final Newsgroup TEST = new Newsgroup("misc.test");
  private static final Newsgroup RUSSIAN = new Newsgroup("fido7.test");
  private static final Charset KOI8 = Charset.forName("KOI8-R");

  @TempDir Path profile;
  private Desk desk;
  private Identities identities;
  private Writers writers;

  @BeforeEach
  void open() {
    desk = Desk.open(profile).with("Example", 119);
    identities = new Identities(desk.store);
    writers = new Writers(desk.store, identities, new Signatures(new Random(1)), desk.jobs);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static PostingSettings settings(String usual, Map<String, String> servers) {
    return new PostingSettings(usual, "common", "", false, true, false, 64, "", servers);
  }

  private void save(String name, String signature) throws Exception {
    await(identities.save(new Identity(name, name, name + "@example.invalid", "", "", signature)));
  }

  private void own(Newsgroup group, UnaryOperator<GroupSettings> change) throws Exception {
    await(desk.store.subscriptions().subscribe(new GroupRef("Example", group)));
    await(new GroupPreferences(desk.store).change(new ServerGroup("Example", group), change));
  }

  private Optional<String> who(PostingSettings settings, Newsgroup... groups) throws Exception {
    return await(writers.of("Example", List.of(groups), settings)).identity().map(Identity::name);
  }

  @Test
  void newsgroupGoesBeforeServerBeforeSettings() throws Exception {
    assertThat(who(settings("", Map.of()), TEST)).isEmpty();
    save("home", "");
    assertThat(who(settings("", Map.of()), TEST)).contains("home");
    save(Identity.USUAL, "");
    save("work", "");
    assertThat(who(settings("", Map.of()), TEST)).contains(Identity.USUAL);
    assertThat(who(settings("work", Map.of()), TEST)).contains("work");
    assertThat(who(settings("work", Map.of("Example", "home")), TEST)).contains("home");
    own(TEST, own -> own.withIdentity(Optional.of("work")));
    assertThat(who(settings("", Map.of("Example", "home")), RUSSIAN, TEST)).contains("work");
    // One that was removed counts no more.
    own(TEST, own -> own.withIdentity(Optional.of("gone")));
    assertThat(who(settings("gone too", Map.of("Example", "home")), TEST)).contains("home");
  }

  @Test
  void signatureIsThatOfTheIdentityOrTheCommonOne() throws Exception {
    save("home", "");
    save("work", "Ann, at work");
    save("lost", Signatures.FILE + profile.resolve("gone"));
    assertThat(
            await(writers.of("Example", List.of(), settings("home", Map.of()))).style().signature())
        .isEqualTo("common");
    assertThat(
            await(writers.of("Example", List.of(), settings("work", Map.of()))).style().signature())
        .isEqualTo("Ann, at work");
    Writer lost = await(writers.of("Example", List.of(), settings("lost", Map.of())));
    assertThat(lost.style().signature()).isEmpty();
    assertThat(lost.trouble())
        .contains("There is no signature: There is no file " + profile.resolve("gone") + ".");
  }

  @Test
  void filesAreForNewsgroupsThatSaySo() throws Exception {
    own(RUSSIAN, own -> own.withAttachments(true));
    AttachmentRules rules = await(writers.attachmentRules("Example", settings("", Map.of())));
    assertThat(rules.allowed()).accepts(RUSSIAN).rejects(TEST);
    assertThat(rules.most()).isEqualTo(64_000);
    assertThat(await(writers.attachmentRules("Other", settings("", Map.of()))).allowed())
        .rejects(RUSSIAN);
  }

  @Test
  void charsetIsTheNewsgroupsWhereAllAgree() throws Exception {
    own(RUSSIAN, own -> own.withPostCharset(Optional.of(KOI8)));
    PostingSettings settings = settings("", Map.of());
    Composition post = Composition.empty().withNewsgroups("fido7.test");
    assertThat(await(writers.style("Example", post, settings)).charset()).isEqualTo(KOI8);
    assertThat(
            await(writers.style("Example", post.withNewsgroups("fido7.test,misc.test"), settings))
                .charset())
        .isEqualTo(StandardCharsets.UTF_8);
    assertThat(await(writers.style("Other", post, settings)).charset())
        .isEqualTo(StandardCharsets.UTF_8);
  }
}
