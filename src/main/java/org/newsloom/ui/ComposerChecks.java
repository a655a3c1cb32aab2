package org.newsloom.ui;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.AttachmentRules;
import org.newsloom.post.Composition;
import org.newsloom.post.KnownGroups;
import org.newsloom.post.PostCheck;
import org.newsloom.post.PostChecks;
import org.newsloom.sync.Moderators;
import org.newsloom.task.UiExecutor;

/**
 * What stands against sending, looked for while one types, and what is known of newsgroups for
 * that. Used on the FX thread.
 */
final class ComposerChecks {
  private static final Duration CHECK_AFTER = Duration.ofMillis(250);

  private final PostOffice office;
  private final UiExecutor ui;
  private final Delay delay;
  private final Manuscript written;
  private final ReadOnlyObjectWrapper<List<PostCheck>> found =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<KnownGroups> known =
      new ReadOnlyObjectWrapper<>(KnownGroups.any());
  private final ReadOnlyObjectWrapper<GroupLookup> groups =
      new ReadOnlyObjectWrapper<>(GroupLookup.none());
  private final ReadOnlyObjectWrapper<AttachmentRules> rules =
      new ReadOnlyObjectWrapper<>(AttachmentRules.NOWHERE);
  private final ReadOnlyObjectWrapper<List<String>> servers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Moderators> moderators =
      new ReadOnlyObjectWrapper<>(Moderators.UNKNOWN);
  private Optional<String> askedForModerators = Optional.empty();
  private boolean due;
  private boolean listed;

  ComposerChecks(PostOffice office, UiExecutor ui, Delay delay, Manuscript written) {
    this.office = office;
    this.ui = ui;
    this.delay = delay;
    this.written = written;
    written.server().addListener(_ -> load());
    load();
    checkNow();
  }

  /** All of them, the gravest first. */
  ReadOnlyObjectProperty<List<PostCheck>> found() {
    return found.getReadOnlyProperty();
  }

  /** What is known of groups; changes when a list came. */
  ReadOnlyObjectProperty<KnownGroups> known() {
    return known.getReadOnlyProperty();
  }

  /** Where posts to moderated newsgroups go; changes when the server said so. */
  ReadOnlyObjectProperty<Moderators> moderators() {
    return moderators.getReadOnlyProperty();
  }

  /** The names of the servers there are, in their order. */
  ReadOnlyObjectProperty<List<String>> servers() {
    return servers.getReadOnlyProperty();
  }

  /** Whether the server that is posted to was removed meanwhile. */
  boolean isServerGone() {
    return isGone(written.server().get());
  }

  /** Whether there is no server of that name any more. */
  boolean isGone(String server) {
    return listed && !server.isBlank() && !servers.get().contains(server);
  }

  /** For completing names of groups. */
  ReadOnlyObjectProperty<GroupLookup> groups() {
    return groups.getReadOnlyProperty();
  }

  /** Where files may be attached. */
  ReadOnlyObjectProperty<AttachmentRules> rules() {
    return rules.getReadOnlyProperty();
  }

  /** The newsgroups posted to of which nobody said that they take files. */
  List<Newsgroup> textGroups() {
    return written.composition().groups().stream()
        .filter(group -> !rules.get().allowed().test(group))
        .toList();
  }

  /** The gravest one that forbids sending. */
  Optional<PostCheck> refusal() {
    return found.get().stream()
        .filter(check -> check.level() == PostCheck.Level.REFUSE)
        .findFirst();
  }

  /** Looks when the person pauses. */
  void checkSoon() {
    if (!due) {
      due = true;
      delay.after(CHECK_AFTER, this::checkNow);
    }
  }

  void checkNow() {
    due = false;
    List<PostCheck> now = PostChecks.of(written.composition(), known.get(), rules.get());
    if (!now.equals(found.get())) {
      found.set(now);
    }
    askForModerators();
  }

  /** A server is asked once, when an article is for a moderated newsgroup. */
  private void askForModerators() {
    String asking = written.server().get();
    if (askedForModerators.equals(Optional.of(asking)) || !isForModerated()) {
      return;
    }
    askedForModerators = Optional.of(asking);
    moderators.set(Moderators.UNKNOWN);
    office
        .moderators(asking)
        .thenAcceptAsync(
            answer -> {
              if (asking.equals(written.server().get())) {
                moderators.set(answer);
              }
            },
            ui)
        .exceptionally(_ -> null);
  }

  private boolean isForModerated() {
    Composition composition = written.composition();
    return composition.kind() != Composition.Kind.REPLY
        && composition.groups().stream()
            .anyMatch(group -> known.get().of(group) == KnownGroups.Standing.MODERATED);
  }

  private void load() {
    askedForModerators = Optional.empty();
    moderators.set(Moderators.UNKNOWN);
    loadAgain().exceptionally(_ -> null);
    if (!written.server().get().isBlank()) {
      loadGroups();
    }
  }

  /**
   * Looks again at what may have changed while one wrote: the servers, and where files may be
   * attached.
   */
  CompletableFuture<Void> loadAgain() {
    String asking = written.server().get();
    return office
        .servers()
        .thenCombineAsync(
            office.attachmentRules(asking),
            (names, found) -> {
              listed = true;
              servers.set(names);
              if (asking.equals(written.server().get())) {
                rules.set(found);
                checkNow();
              }
              return null;
            },
            ui);
  }

  private void loadGroups() {
    String asking = written.server().get();
    office
        .groups(asking)
        .thenAcceptAsync(
            lookup -> {
              if (asking.equals(written.server().get())) {
                groups.set(lookup);
                known.set(new GroupStandings(lookup));
                checkNow();
              }
            },
            ui)
        .exceptionally(_ -> null);
  }
}
