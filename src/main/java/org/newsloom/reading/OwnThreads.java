package org.newsloom.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.newsloom.article.Newsgroup;
import org.newsloom.store.GroupLinks;
import org.newsloom.store.LinkedHeaders;
import org.newsloom.store.SentArticle;
import org.newsloom.store.Store;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Waiting;

/** What the person posted, and what answers it; few of all articles, and maybe old ones. */
final class OwnThreads {
  /** The newest ones are looked at. */
  private static final int MOST = 2_000;

  private final Store store;

  OwnThreads(Store store) {
    this.store = store;
  }

  /** The keys of the person's own articles; blocks. */
  List<Long> articles() throws InterruptedException {
    return Waiting.on(store.sent().newest(MOST)).stream()
        .map(one -> store.headers().key(one.id()))
        .toList();
  }

  /** The keys of the direct answers to them; blocks. */
  List<Long> answers() throws InterruptedException {
    Map<ServerGroup, Set<Long>> own = new HashMap<>();
    for (SentArticle one : Waiting.on(store.sent().newest(MOST))) {
      for (String name : one.newsgroups().split(",", -1)) {
        Newsgroup.parse(name.strip())
            .ifPresent(group ->
                own.computeIfAbsent(new ServerGroup(one.server(), group), any -> new HashSet<>())
                    .add(store.headers().key(one.id())));
      }
    }
    List<Long> answers = new ArrayList<>();
    for (Map.Entry<ServerGroup, Set<Long>> group : own.entrySet()) {
      LinkedHeaders headers = Waiting.on(store.headers().linkedHeaders(Refs.of(group.getKey())));
      GroupLinks links = headers.links();
      int from = 0;
      for (int i = 0; i < headers.headers().size(); i++) {
        int end = links.referenceEnd()[i];
        if (end > from && group.getValue().contains(links.references()[end - 1])) {
          answers.add(links.key()[i]);
        }
        from = end;
      }
    }
    return answers;
  }
}
