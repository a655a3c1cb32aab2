package org.newsloom.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Newsgroup;
import org.newsloom.store.GroupCounts;
import org.newsloom.store.GroupRecord;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.store.SubscriptionRecord;
import org.newsloom.sync.Distributions;
import org.newsloom.sync.GroupListSync;
import org.newsloom.sync.Moderators;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerHints;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/** The group list: what is subscribed, and what could be. */
public final class Newsgroups {
  private final Store store;
  private final GroupListSync lists;
  private final ServerHints hints;
  private final Jobs jobs;

  /** Reads from the store; asks servers for their lists where that is wanted. */
  public Newsgroups(Store store, GroupListSync lists, ServerHints hints, Jobs jobs) {
    this.store = store;
    this.lists = lists;
    this.hints = hints;
    this.jobs = jobs;
  }

  /** All subscribed groups in the user's order, with counts. */
  public CompletableFuture<List<SubscribedGroup>> subscribed() {
    return jobs.submit(
        "subscribed groups",
        () ->
            lines(
                Waiting.on(store.subscriptions().all()).stream()
                    .map(SubscriptionRecord::group)
                    .toList()));
  }

  /** One group with its counts, subscribed or not. */
  public CompletableFuture<SubscribedGroup> counts(ServerGroup group) {
    return jobs.submit("counts of " + group, () -> lines(List.of(Refs.of(group))).getFirst());
  }

  /** The same groups with their counts, in the order given; subscribed or not. */
  public CompletableFuture<List<SubscribedGroup>> counts(List<ServerGroup> groups) {
    List<GroupRef> refs = groups.stream().map(Refs::of).toList();
    return jobs.submit("counts of groups", () -> lines(refs));
  }

  /** The full list of the server's groups as it was last fetched. */
  public CompletableFuture<GroupDirectory> directory(String server) {
    return jobs.submit("groups of " + server, () -> kept(server));
  }

  /** Fetches the full list of the server's groups anew. */
  public CompletableFuture<GroupDirectory> refreshDirectory(String server) {
    return jobs.submit(
        "groups of " + server,
        () -> {
          Futures.joined(lists.refresh(server));
          return kept(server);
        });
  }

  /** What the server recommends to newcomers, in its order; empty where it does not say. */
  public CompletableFuture<List<Newsgroup>> suggested(String server) {
    return hints.suggested(server);
  }

  /** The same, for who has subscribed to nothing there yet; others are not in need of it. */
  public CompletableFuture<List<Newsgroup>> suggestedAtFirst(String server) {
    return jobs.submit(
        "suggested groups of " + server,
        () ->
            subscribedOn(server).isEmpty()
                ? Futures.joined(hints.suggested(server))
                : List.<Newsgroup>of());
  }

  /** What the server says of the field Distribution. */
  public CompletableFuture<Distributions> distributions(String server) {
    return hints.distributions(server);
  }

  /** Where the server sends what is posted to moderated newsgroups. */
  public CompletableFuture<Moderators> moderators(String server) {
    return hints.moderators(server);
  }

  /** Adds groups at the end of the list; those subscribed already stay where they are. */
  public CompletableFuture<Void> subscribe(Collection<ServerGroup> groups) {
    Set<ServerGroup> wanted = new LinkedHashSet<>(groups);
    return jobs.submit(
            "subscribe",
            () -> {
              for (ServerGroup group : wanted) {
                Waiting.on(store.subscriptions().subscribe(Refs.of(group)));
              }
              return true;
            })
        .thenAccept(any -> {});
  }

  /** Takes groups off the list; their read marks are kept. */
  public CompletableFuture<Void> unsubscribe(Collection<ServerGroup> groups) {
    Set<ServerGroup> wanted = new LinkedHashSet<>(groups);
    return jobs.submit(
            "unsubscribe",
            () -> {
              for (ServerGroup group : wanted) {
                Waiting.on(store.subscriptions().unsubscribe(Refs.of(group)));
              }
              return true;
            })
        .thenAccept(any -> {});
  }

  /** Puts the list in this order; groups that are not named come after. */
  public CompletableFuture<Void> reorder(List<ServerGroup> order) {
    List<ServerGroup> wanted = List.copyOf(order);
    return jobs.submit(
            "order of groups",
            () -> {
              Set<GroupRef> all = new LinkedHashSet<>();
              Set<GroupRef> now = new LinkedHashSet<>();
              Waiting.on(store.subscriptions().all()).forEach(one -> now.add(one.group()));
              wanted.stream().map(Refs::of).filter(now::contains).forEach(all::add);
              all.addAll(now);
              Waiting.on(store.subscriptions().reorder(List.copyOf(all)));
              return true;
            })
        .thenAccept(any -> {});
  }

  private GroupDirectory kept(String server) throws InterruptedException {
    List<GroupRecord> groups = Waiting.on(store.groups().search(server, "", Integer.MAX_VALUE));
    return new GroupDirectory(server, groups, subscribedOn(server));
  }

  private Set<Newsgroup> subscribedOn(String server) throws InterruptedException {
    Set<Newsgroup> subscribed = new HashSet<>();
    for (SubscriptionRecord subscription : Waiting.on(store.subscriptions().all())) {
      if (subscription.group().server().equals(server)) {
        subscribed.add(subscription.group().group());
      }
    }
    return subscribed;
  }

  private List<SubscribedGroup> lines(List<GroupRef> groups) throws InterruptedException {
    Map<GroupRef, GroupCounts> counts = Waiting.on(store.subscriptions().counts(groups));
    List<SubscribedGroup> lines = new ArrayList<>();
    for (GroupRef group : groups) {
      GroupCounts here = counts.getOrDefault(group, GroupCounts.NONE);
      String description =
          Waiting.on(store.groups().find(group)).map(GroupRecord::description).orElse("");
      lines.add(
          new SubscribedGroup(
              Refs.of(group), description, here.unread(), here.total(), here.isFetched()));
    }
    return List.copyOf(lines);
  }
}
