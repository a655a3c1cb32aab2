package org.newsloom.ui;

import java.util.Optional;
import org.newsloom.reading.FoundOnServer;
import org.newsloom.sync.ServerGroup;

/**
 * What one search on a server finds, as it comes: in the list where the person waits for it. Who
 * went on reading elsewhere is not taken away from there; at the end it is held out to them.
 */
final class ServerHits {
  private final SearchFlow search;
  private final GroupListModel groups;
  private final Notices notices;
  private final ServerGroup group;
  private Optional<FoundOnServer> found = Optional.empty();
  private Optional<Long> shown = Optional.empty();
  private boolean ended;

  /** Of a search that begins now, in the newsgroup that is open. */
  ServerHits(SearchFlow search, GroupListModel groups, Notices notices, ServerGroup group) {
    this.search = search;
    this.groups = groups;
    this.notices = notices;
    this.group = group;
  }

  /** More was found, and the search goes on; what comes too late, or out of turn, is left. */
  void soFar(FoundOnServer some) {
    boolean isMore = some.finds().ids().size() > found.map(it -> it.finds().ids().size()).orElse(0);
    if (isMore && !ended) {
      found = Optional.of(some);
      put(some);
    }
  }

  private void put(FoundOnServer some) {
    if (isShown()) {
      search.showMore(some);
    } else if (shown.isEmpty() && isWaitedFor()) {
      shown = Optional.of(search.show(some));
    }
  }

  /** The search came to its end. */
  void whole(FoundOnServer all) {
    ended = true;
    put(all);
    if (!isShown()) {
      holdOut(all);
    }
  }

  /** The search was stopped, or failed, which is told elsewhere; what it found stays. */
  void brokenOff() {
    ended = true;
    found
        .map(FoundOnServer::brokenOff)
        .ifPresent(some -> {
          if (isShown()) {
            search.showMore(some);
          } else {
            holdOut(some);
          }
        });
  }

  private void holdOut(FoundOnServer all) {
    notices.offer(new Offer(SearchFlow.words(all) + ".", "Show", () -> search.show(all)));
  }

  private boolean isShown() {
    return shown.filter(search::isShown).isPresent();
  }

  private boolean isWaitedFor() {
    return search.query().isEmpty() && groups.current().get().filter(group::equals).isPresent();
  }
}
