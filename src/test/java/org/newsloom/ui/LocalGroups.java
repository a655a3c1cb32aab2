package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.ListedGroup;
import org.newsloom.sync.ServerGroup;

/** A long list of groups in memory. */
final class LocalGroups implements GroupChoices {
  final List<ServerGroup> subscribed = new ArrayList<>();
  CompletableFuture<GroupLookup> refreshed = new CompletableFuture<>();
  CompletableFuture<Void> changed = CompletableFuture.completedFuture(null);
  CompletableFuture<List<Newsgroup>> suggested = CompletableFuture.completedFuture(List.of());
  GroupLookup lookup = GroupLookup.none();

  static GroupLookup many(int count) {
    List<ListedGroup> all = new ArrayList<>();
    add(all, "comp.lang.java.programmer", "Programming in Java", "y", 48_213);
    add(all, "comp.lang.java.moderated", "Java, with a moderator", "m", 1_204);
    add(all, "rec.gardens", "Gardening, methods and results", "y", 812_333);
    add(all, "rec.gardens.roses", "The rose in all its kinds", "y", 9_120);
    add(all, "news.announce.important", "General announcements of interest to all", "n", 3);
    add(all, "alt.politics.usa", "", "y", 103_557);
    add(all, "de.rec.garten", "Garten und Balkon", "y", 0);
    for (int i = 0; all.size() < count; i++) {
      add(all, "alt.example.group-%05d".formatted(i), "Example number " + i, "y", i);
    }
    return new GroupLookup() {
      @Override
      public int size() {
        return all.size();
      }

      @Override
      public List<ListedGroup> find(String words, int limit) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return all.stream()
            .filter(it ->
                (it.group().group() + " " + it.description())
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted))
            .limit(limit)
            .toList();
      }
    };
  }

  private static void add(
      List<ListedGroup> all, String name, String description, String status, long high) {
    all.add(
        new ListedGroup(
            new ServerGroup("Example", new Newsgroup(name)),
            description,
            status,
            1,
            high,
            OptionalLong.empty(),
            false));
  }

  @Override
  public CompletableFuture<GroupLookup> groups(String server) {
    return CompletableFuture.completedFuture(lookup);
  }

  @Override
  public CompletableFuture<GroupLookup> refresh(String server) {
    return refreshed;
  }

  @Override
  public CompletableFuture<List<Newsgroup>> suggested(String server) {
    return suggested;
  }

  @Override
  public CompletableFuture<Void> subscribe(ServerGroup group) {
    subscribed.add(group);
    return changed;
  }

  @Override
  public CompletableFuture<Void> unsubscribe(ServerGroup group) {
    subscribed.remove(group);
    return changed;
  }
}
