package org.newsloom.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newsloom.article.Newsgroup;
import org.newsloom.settings.GroupSettings;
import org.newsloom.settings.PostingSettings;
import org.newsloom.store.Store;
import org.newsloom.store.SubscriptionRecord;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;

/** Finds who writes to a newsgroup, and in which style. */
public final class Writers {
  private final Store store;
  private final Identities identities;
  private final Signatures signatures;
  private final Jobs jobs;

  /** Looks into the given store. */
  public Writers(Store store, Identities identities, Signatures signatures, Jobs jobs) {
    this.store = store;
    this.identities = identities;
    this.signatures = signatures;
    this.jobs = jobs;
  }

  /**
   * The identity of the first of the newsgroups that has one of its own, else of the server, else
   * of the settings, else the usual one; the signature is that of the identity, else that of the
   * settings.
   *
   * @param groups where it is posted to; none for a reply by e-mail
   */
  public TaskFuture<Writer> of(String server, List<Newsgroup> groups, PostingSettings settings) {
    return jobs.submit(
        "identity",
        () -> {
          List<GroupSettings> own = settingsOf(server, groups);
          return signed(identity(server, own, settings), styled(own, PostingStyle.of(settings)));
        });
  }

  /** An identity that was chosen. */
  public TaskFuture<Writer> of(Identity identity, PostingSettings settings) {
    return jobs.submit("identity", () -> signed(Optional.of(identity), PostingStyle.of(settings)));
  }

  private Writer signed(Optional<Identity> identity, PostingStyle style) {
    PostingStyle signed = identity.map(style::signedBy).orElse(style);
    try {
      String signature = signatures.choose(signed.signature());
      return new Writer(identity, signed.withSignature(signature), Optional.empty());
    } catch (IOException e) {
      return new Writer(
          identity,
          signed.withSignature(""),
          Optional.of("There is no signature: " + e.getMessage()));
    }
  }

  /** The style in which a text goes out: newsgroups may want a charset of their own. */
  public TaskFuture<PostingStyle> style(
      String server, Composition composition, PostingSettings settings) {
    return jobs.submit(
        "style", () -> styled(settingsOf(server, composition.groups()), PostingStyle.of(settings)));
  }

  /** Where files may be attached by the server of that name, and how large articles may become. */
  public TaskFuture<AttachmentRules> attachmentRules(String server, PostingSettings settings) {
    return TaskFuture.guarding(
        store
            .subscriptions()
            .all()
            .thenApply(all ->
                new AttachmentRules(
                    all.stream()
                            .filter(one -> one.group().server().equals(server))
                            .filter(one -> GroupSettings.parse(one.settings()).attachments())
                            .map(one -> one.group().group())
                            .collect(Collectors.toUnmodifiableSet())
                        ::contains,
                    settings.largestArticle() * 1_000)));
  }

  private Optional<Identity> identity(
      String server, List<GroupSettings> own, PostingSettings settings) {
    List<Identity> all = identities.all().join();
    return Stream.concat(
            own.stream().flatMap(group -> group.identity().stream()),
            Stream.of(
                settings.serverIdentities().getOrDefault(server, ""),
                settings.identity(),
                Identity.USUAL))
        .flatMap(name -> all.stream().filter(identity -> identity.name().equals(name)))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** All of the newsgroups must be able to read it: where they differ, it is UTF-8. */
  private static PostingStyle styled(List<GroupSettings> own, PostingStyle style) {
    return own.stream()
        .map(group -> group.postCharset().orElse(StandardCharsets.UTF_8))
        .distinct()
        .reduce((_, _) -> StandardCharsets.UTF_8)
        .map(style::withCharset)
        .orElse(style);
  }

  private List<GroupSettings> settingsOf(String server, List<Newsgroup> groups) {
    List<SubscriptionRecord> all = store.subscriptions().all().join();
    return groups.stream()
        .map(group ->
            all.stream()
                .filter(
                    one -> one.group().server().equals(server) && one.group().group().equals(group))
                .findFirst()
                .map(one -> GroupSettings.parse(one.settings()))
                .orElse(GroupSettings.NONE))
        .toList();
  }
}
