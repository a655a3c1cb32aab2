package org.newsloom.inn;

import static org.newsloom.reading.Desk.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.ArticleWriter;
import org.newsloom.post.CancelSecrets;
import org.newsloom.post.Composition;
import org.newsloom.post.Compositions;
import org.newsloom.post.KnownGroups;
import org.newsloom.post.MessageIds;
import org.newsloom.post.Outbox;
import org.newsloom.post.OwnArticles;
import org.newsloom.post.Posted;
import org.newsloom.post.PostingStyle;
import org.newsloom.reading.Desk;
import org.newsloom.reading.GroupDirectory;
import org.newsloom.reading.ListedGroup;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.ThreadList;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.settings.SecretStore;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.GroupListSync;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerGroup;

/** A profile with INN as its server, and all services to read it and post to it. */
final class NewsDesk implements AutoCloseable {
  static final String SERVER = "inn";
  static final Author WRITER = new Author("Zoë Tester", "zoe@tests.invalid");

  final Desk desk;
  final OwnArticles own;
  final Outbox outbox;
  final GroupListSync lists;

  private NewsDesk(Path profile, SecretStore secrets) {
    desk = Desk.open(profile);
    lists = new GroupListSync(desk.store, desk.connections, desk.jobs, Clock.systemUTC());
    own = new OwnArticles(desk.store, new CancelSecrets(secrets, new SecureRandom()), desk.jobs);
    outbox =
        new Outbox(
            desk.store,
            desk.connections,
            new ArticleWriter("Newsloom/test"),
            new MessageIds(new SecureRandom()),
            own,
            desk.jobs,
            Clock.systemUTC());
  }

  static NewsDesk open(Path profile) {
    return open(profile, SecretStore.ofSession());
  }

  /** A profile whose articles are locked by a secret that other machines may have too. */
  static NewsDesk open(Path profile, SecretStore secrets) {
    NewsDesk opened = new NewsDesk(profile, secrets);
    opened.save(Inn.account(SERVER, Inn.PORT), Optional.empty());
    return opened;
  }

  void save(ServerAccount account, Optional<String> password) {
    await(desk.reading.servers().save(account, password));
  }

  static ServerGroup at(Newsgroup group) {
    return new ServerGroup(SERVER, group);
  }

  FetchResult fetch(Newsgroup group) {
    return await(desk.reading.fetching().headers(at(group), new FetchRange.All()));
  }

  /** The group as it is on the server now. */
  ThreadList threads(Newsgroup group) {
    fetch(group);
    return await(desk.reading.threadLists().open(at(group), ThreadListOptions.USUAL));
  }

  int row(ThreadList list, MessageId id) {
    return await(desk.reading.threadLists().find(list, id)).orElseThrow();
  }

  Optional<ShownArticle> show(MessageId id) {
    return await(desk.reading.articles().open(id));
  }

  Posted post(Composition composition) {
    return await(outbox.send(SERVER, composition, PostingStyle.DEFAULT, OptionalLong.empty()));
  }

  /** How the newsgroups of the server take posts, by its list as it is now. */
  KnownGroups known() {
    GroupDirectory directory = await(desk.reading.newsgroups().refreshDirectory(SERVER));
    return group ->
        directory.find(group.name(), 10).stream()
            .filter(one -> one.group().equals(at(group)))
            .map(NewsDesk::standing)
            .findFirst()
            .orElse(KnownGroups.Standing.UNKNOWN);
  }

  private static KnownGroups.Standing standing(ListedGroup group) {
    return switch (group.status()) {
      case "y" -> KnownGroups.Standing.OPEN;
      case "m" -> KnownGroups.Standing.MODERATED;
      default -> KnownGroups.Standing.READ_ONLY;
    };
  }

  static Composition newPost(Newsgroup group, String subject, String body) {
    return Compositions.newPost(WRITER, List.of(group), PostingStyle.DEFAULT)
        .withSubject(subject)
        .withBody(body);
  }

  static Composition followup(ShownArticle parent, String body) {
    return Compositions.followup(parent.article(), List.of(), WRITER, PostingStyle.DEFAULT)
        .withBody(body);
  }

  @Override
  public void close() {
    desk.close();
  }
}
