package org.newsloom.ui;

import java.util.Optional;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/**
 * Follows news: and nntp: addresses (RFC 5538). The server that one names is asked only where the
 * person has it; any other is offered to be added. On the FX thread.
 */
final class NewsLinks {
  private final News news;
  private final UiExecutor ui;
  private final Reader reader;
  private final GroupListModel groups;
  private final Notices notices;
  private final Dialogs dialogs;

  NewsLinks(
      News news,
      UiExecutor ui,
      Reader reader,
      GroupListModel groups,
      Notices notices,
      Dialogs dialogs) {
    this.news = news;
    this.ui = ui;
    this.reader = reader;
    this.groups = groups;
    this.notices = notices;
    this.dialogs = dialogs;
  }

  /** Opens what an address names. */
  void openAddress(String address) {
    NewsLink.parse(address)
        .ifPresentOrElse(
            this::open, () -> notices.say("This address names nothing of Usenet: " + address));
  }

  /** Opens an article, from a server if need be, a newsgroup, or the list of newsgroups. */
  void open(NewsLink link) {
    if (link.host().isEmpty()) {
      open(link, Optional.empty());
      return;
    }
    NewsLink.Host host = link.host().get();
    var _ =
        news.accounts()
            .whenCompleteAsync(
                (accounts, wrong) -> {
                  if (wrong != null) {
                    notices.failed(wrong);
                  } else {
                    open(link, host, host.among(accounts));
                  }
                },
                ui);
  }

  private void open(NewsLink link, NewsLink.Host host, Optional<ServerAccount> server) {
    if (server.isPresent()) {
      open(link, server.map(ServerAccount::name));
      return;
    }
    notices.offer(
        new Offer(
            "The address leads to the news server "
                + host
                + ", which you do not have. It was not asked for anything.",
            "Add it…",
            () -> dialogs.addServer(host.name(), host.port())));
    // A Message-ID is the same everywhere: it may be here, or on a server that the person has.
    if (link instanceof NewsLink.ToArticle article) {
      var _ = reader.open(article.id());
    }
  }

  private void open(NewsLink link, Optional<String> server) {
    switch (link) {
      case NewsLink.ToArticle article -> {
        var _ = reader.open(article.id());
      }
      case NewsLink.ToGroup to -> openGroup(to.group(), server);
      case NewsLink.ToNumber to ->
          server.ifPresentOrElse(
              name -> {
                var _ = reader.open(new ServerGroup(name, to.group()), to.number());
              },
              () -> openGroup(to.group(), server));
      case NewsLink.ToGroups to ->
          dialogs.subscribe(server, to.wildmat().equals("*") ? "" : to.wildmat());
    }
  }

  /** Opens a newsgroup that is subscribed on that server, or on any. */
  void openGroup(Newsgroup group, Optional<String> server) {
    Optional<SubscribedGroup> found =
        groups.groups().stream()
            .filter(it -> it.group().group().equals(group))
            .filter(it -> server.isEmpty() || it.group().server().equals(server.get()))
            .findFirst();
    if (found.isPresent()) {
      var _ = reader.open(found.get().group());
      return;
    }
    notices.offer(
        new Offer(
            "You have not subscribed to " + group + server.map(it -> " on " + it).orElse("") + ".",
            "Look for it…",
            () -> dialogs.subscribe(server, group.name())));
  }
}
