package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.stage.Window;
import org.newsloom.article.Article;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.Compositions;
import org.newsloom.post.Identity;
import org.newsloom.post.PostingStyle;
import org.newsloom.post.SavedDraft;
import org.newsloom.post.Writer;
import org.newsloom.reading.Change;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.settings.GroupSettings;
import org.newsloom.sync.ServerGroup;

/** Opens the windows in which one writes, cancels and supersedes. Used on the FX thread. */
final class Writing {
  private final Theme theme;
  private final DialogServices services;
  private final DialogSetup setup;
  private final PostOffice office;
  private final List<ComposerModel> open = new ArrayList<>();
  private Optional<Window> owner = Optional.empty();
  private Consumer<Offer> offer = _ -> {};
  private Consumer<String> say = _ -> {};

  Writing(Theme theme, DialogServices services, DialogSetup setup, PostOffice office) {
    this.theme = theme;
    this.services = services;
    this.setup = setup;
    this.office = office;
  }

  /** Stands beside that window from now on, and tells results there. */
  void attach(Window window, Consumer<String> toast, Consumer<Offer> offers) {
    owner = Optional.of(window);
    say = toast;
    offer = offers;
  }

  /** Holds out the drafts that an earlier session left, such as one that ended in a crash. */
  void offerDrafts() {
    var _ =
        new StrayTexts(office, setup.ui())
            .bringHome()
            .handle((_, problem) -> problem == null)
            .thenCompose(_ -> office.drafts())
            .thenAcceptAsync(
                drafts -> {
                  if (drafts.size() == 1) {
                    offer.accept(
                        new Offer(
                            "A draft is not finished: “"
                                + drafts.getFirst().composition().subject()
                                + "”.",
                            "Go on writing",
                            () -> goOn(drafts.getFirst())));
                  } else if (!drafts.isEmpty()) {
                    offer.accept(
                        new Offer(
                            drafts.size() + " drafts are not finished.",
                            "Show drafts",
                            this::drafts));
                  }
                },
                setup.ui());
  }

  /** Ends when all that is being written is on disk. */
  CompletableFuture<Void> saveAll() {
    return CompletableFuture.allOf(
        open.stream().map(model -> model.edit().keep()).toArray(CompletableFuture[]::new));
  }

  void newPost(Optional<ServerGroup> group) {
    withServers(names -> {
      String server = serverOf(group, names);
      List<Newsgroup> groups = group.stream().map(ServerGroup::group).toList();
      withWriter(
          server,
          groups,
          (who, writer) ->
              compose(
                  ComposerStart.ofNew(
                      who.sign(Compositions.newPost(who.author(), groups, writer.style())), server),
                  writer));
    });
  }

  void followup(ShownArticle article, Optional<String> selected) {
    if (article.article().id().isEmpty()) {
      say.accept("This article has no Message-ID, so nothing can refer to it: reply by e-mail.");
      return;
    }
    answer(
        article, (who, style, server) -> Answering.followup(article, selected, who, style, server));
  }

  void reply(ShownArticle article, Optional<String> selected) {
    answer(article, (who, style, server) -> Answering.reply(article, selected, who, style, server));
  }

  void cancel(ShownArticle article) {
    Withdrawal withdrawal = withdrawal();
    withdrawal.ifOwn(
        article.article().id(),
        own ->
            withServers(names -> {
              String server = serverOf(article.group(), names);
              askToCancel(
                      theme,
                      owner,
                      own,
                      () -> {
                        var _ = withdrawal.cancel(own, server);
                      })
                  .show();
            }));
  }

  static QuestionWindow askToCancel(
      Theme theme, Optional<Window> owner, Article own, Runnable then) {
    return new QuestionWindow(
        theme,
        owner,
        "Cancel this article?",
        Withdrawal.question(own),
        "Cancel the article",
        "Keep it",
        then);
  }

  void supersede(ShownArticle article) {
    withdrawal()
        .ifOwn(
            article.article().id(),
            own -> withServers(names -> supersede(own, serverOf(article.group(), names))));
  }

  private void supersede(Article own, String server) {
    var _ =
        office
            .superseding(own.id().orElseThrow())
            .whenCompleteAsync(
                (written, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  } else {
                    written.ifPresent(it -> open(ComposerStart.ofNew(it, server)));
                  }
                },
                setup.ui());
  }

  /**
   * Asks how one posts in a newsgroup.
   *
   * @param saved told when it was changed
   */
  void posting(ServerGroup group, Runnable saved) {
    var _ =
        office
            .identities()
            .thenCombine(services.groupPreferences().of(group), Asked::new)
            .whenCompleteAsync(
                (asked, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  } else {
                    new GroupPostingDialog(
                            theme,
                            owner,
                            setup.ui(),
                            group,
                            asked.identities(),
                            asked.own(),
                            change -> services.groupPreferences().change(group, change),
                            saved)
                        .show();
                  }
                },
                setup.ui());
  }

  /** What the window about posting in a newsgroup shows. */
  private record Asked(List<Identity> identities, GroupSettings own) {}

  void drafts() {
    new OutboxDialog(theme, owner, new OutboxModel(office, setup.ui()), setup.zone(), this::goOn)
        .open();
  }

  /** Gives the names of the servers. */
  void withServers(Consumer<List<String>> then) {
    var _ =
        office
            .servers()
            .whenCompleteAsync(
                (names, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  } else {
                    then.accept(names);
                  }
                },
                setup.ui());
  }

  private Withdrawal withdrawal() {
    return new Withdrawal(office, setup.ui(), words -> say.accept(words), this::failed);
  }

  /** What was imported came from no server: it is answered by the first. */
  private static String serverOf(Optional<ServerGroup> group, List<String> names) {
    return group
        .map(ServerGroup::server)
        .filter(server -> names.isEmpty() || names.contains(server))
        .orElse(names.isEmpty() ? "" : names.getFirst());
  }

  /** Begins an answer. */
  private interface Beginning {
    ComposerStart of(Identity who, PostingStyle style, String server);
  }

  private void answer(ShownArticle article, Beginning beginning) {
    withServers(names -> {
      String server = serverOf(article.group(), names);
      List<Newsgroup> groups =
          article.group().map(ServerGroup::group).map(List::of).orElse(List.of());
      withWriter(
          server,
          groups,
          (who, writer) -> compose(beginning.of(who, writer.style(), server), writer));
    });
  }

  /** A signature that could not be read is told above the text; it is no reason not to write. */
  private void compose(ComposerStart start, Writer writer) {
    open(writer.trouble().map(start::advising).orElse(start));
  }

  private void open(ComposerStart start) {
    ComposerModel model =
        new ComposerModel(office, setup.ui(), Delay.ofToolkit(), setup.zone(), start);
    open.add(model);
    model.edit().onStrayed(this::strayed);
    new ComposerWindow(theme, owner, model, new AroundComposer()).show();
  }

  /** An editor ended that nobody waited for any more. */
  private void strayed() {
    var _ =
        new StrayTexts(office, setup.ui())
            .bringHome()
            .thenAcceptAsync(
                made -> {
                  if (made > 0) {
                    services.changes().tell(new Change.OutboxChanged());
                    say.accept(
                        "What was saved in the external editor after you stopped waiting is a draft"
                            + " of its own.");
                  }
                },
                setup.ui());
  }

  /** The first post asks once who the person is. */
  private void withWriter(
      String server, List<Newsgroup> groups, BiConsumer<Identity, Writer> then) {
    var _ =
        office
            .writer(server, groups)
            .whenCompleteAsync(
                (writer, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                    return;
                  }
                  Optional<Identity> usable =
                      writer.identity().filter(who -> who.problem().isEmpty());
                  usable.ifPresentOrElse(
                      who -> then.accept(who, writer),
                      () -> askIdentity(writer.identity(), _ -> withWriter(server, groups, then)));
                },
                setup.ui());
  }

  private void askIdentity(Optional<Identity> known, Consumer<Identity> then) {
    new IdentityDialog(theme, owner, office, setup.ui(), known, then).show();
  }

  private void goOn(SavedDraft draft) {
    open(ComposerStart.ofDraft(draft));
  }

  private void failed(Throwable wrong) {
    if (!Failure.isCancelled(wrong)) {
      say.accept(Failure.of(wrong).sentence());
    }
  }

  /** What a composer needs of us. */
  private final class AroundComposer implements ComposerWindow.Outside {
    @Override
    public void mail(String address) {
      setup.browser().accept(address);
    }

    @Override
    public void askIdentity(Optional<Identity> known, Consumer<Identity> then) {
      Writing.this.askIdentity(known, then);
    }

    @Override
    public void posting(ServerGroup group, Runnable saved) {
      Writing.this.posting(group, saved);
    }

    @Override
    public void closed(ComposerModel model) {
      open.remove(model);
      services.changes().tell(new Change.OutboxChanged());
      model
          .posting()
          .posted()
          .ifPresentOrElse(
              _ -> {
                say.accept(
                    "Posted to "
                        + Newsgroup.join(model.written().composition().groups())
                        + model
                            .mailing()
                            .mailedTo()
                            .map(to -> " and sent by e-mail to " + to)
                            .orElse("")
                        + ".");
                fetch(model);
              },
              () -> {
                if (model.posting().isInOutbox()) {
                  say.accept("The article waits in the outbox.");
                }
                model
                    .mailing()
                    .mailedTo()
                    .ifPresent(to -> say.accept("E-mail sent to " + to + "."));
              });
    }

    /** The article is to be seen at once where it was posted; later looks mend what fails. */
    private void fetch(ComposerModel model) {
      List<Newsgroup> groups = model.written().composition().groups();
      var _ =
          services
              .newsgroups()
              .subscribed()
              .thenAccept(subscribed ->
                  subscribed.stream()
                      .map(SubscribedGroup::group)
                      .filter(group -> group.server().equals(model.written().server().get()))
                      .filter(group -> groups.contains(group.group()))
                      .forEach(new PostedLook(services.fetching())::lookFor));
    }
  }
}
