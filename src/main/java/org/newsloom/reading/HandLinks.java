package org.newsloom.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.newsloom.article.MessageId;
import org.newsloom.article.Overview;
import org.newsloom.article.References;
import org.newsloom.store.Store;
import org.newsloom.store.ThreadLinks.ThreadLink;
import org.newsloom.task.Waiting;

/**
 * What hangs elsewhere by hand, at one moment.
 *
 * @param links by article
 */
record HandLinks(Map<MessageId, ThreadLink> links) {
  HandLinks {
    links = Map.copyOf(links);
  }

  /** As the store has them; blocks. */
  static HandLinks now(Store store) throws InterruptedException {
    return new HandLinks(Waiting.on(store.threadLinks().all()));
  }

  /** The same by the keys that headers are kept under, 0 for what begins a thread. */
  Map<Long, Long> byKey(Store store) {
    Map<Long, Long> keys = new HashMap<>();
    links
        .values()
        .forEach(link ->
            keys.put(
                store.headers().key(link.article()),
                link.above().map(store.headers()::key).orElse(0L)));
    return keys;
  }

  /** A header as if the article named its place itself. */
  Overview placed(Overview overview) {
    ThreadLink link = links.get(overview.id());
    if (link == null) {
      return overview;
    }
    List<MessageId> ancestors = new ArrayList<>();
    link.above()
        .ifPresent(above -> {
          ancestors.addAll(overview.references().ids());
          ancestors.add(above);
        });
    return new Overview(
        overview.number(),
        overview.id(),
        overview.subject(),
        overview.from(),
        overview.date(),
        new References(ancestors),
        overview.bytes(),
        overview.lines(),
        overview.xref(),
        overview.defects());
  }
}
