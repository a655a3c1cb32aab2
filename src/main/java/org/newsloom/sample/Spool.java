package org.newsloom.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Xref;

/**
 * All that the server has: groups by name, articles by Message-ID. Groups are all made before the
 * server listens. Filing is one at a time; reading needs no lock. A crosspost is one article filed
 * in several groups.
 */
final class Spool {
  /** How the server calls itself in Path and Xref. */
  static final String HOST = "sample.newsloom.invalid";

  private static final int MAX_GROUPS = 100_000;

  private final Map<String, SpoolGroup> groups = new LinkedHashMap<>();
  private final Map<MessageId, StoredArticle> articles = new ConcurrentHashMap<>();
  private final Set<MessageId> withdrawn = new HashSet<>();

  void add(SpoolGroup group) {
    groups.put(group.name().name(), group);
  }

  Optional<SpoolGroup> group(String name) {
    return Optional.ofNullable(groups.get(name));
  }

  /** In the order in which they were made, as news servers list them. */
  Collection<SpoolGroup> groups() {
    return groups.values();
  }

  Optional<StoredArticle> article(MessageId id) {
    return Optional.ofNullable(articles.get(id));
  }

  /** Makes the groups that an article of a batch names and that are not here yet. */
  void addMissingGroups(List<Newsgroup> names, Instant created, String description) {
    for (Newsgroup name : names) {
      if (groups.size() < MAX_GROUPS && !groups.containsKey(name.name())) {
        add(new SpoolGroup(name, SpoolGroup.Status.POSTING, created, description));
      }
    }
  }

  /**
   * Files an article under the next free number of each of its groups that are here; a cancel is in
   * none of them. What it withdraws, being of the same author, is there no longer.
   *
   * @param raw with LF or CRLF line ends
   * @param wanted the numbers to give, where they are above what is filed: those that an article
   *     had before the last restart
   * @return empty for an article whose Message-ID is or was here, or that has no group here
   */
  synchronized Optional<StoredArticle> file(byte[] raw, Instant arrived, Xref wanted) {
    RawHead head = RawHead.of(raw);
    MessageId id = head.value("Message-ID").flatMap(MessageId::parse).orElseGet(() -> nameFor(raw));
    boolean cancels = Withdrawals.isCancel(head);
    List<Xref.Place> places = cancels ? List.of() : places(head, wanted);
    if (places.isEmpty() != cancels || articles.containsKey(id) || withdrawn.contains(id)) {
      return Optional.empty();
    }
    StoredArticle article = stored(raw, head, id, arrived, places);
    for (Xref.Place place : places) {
      group(place.group().name()).ifPresent(group -> group.put(place.number(), article));
    }
    articles.put(id, article);
    Withdrawals.target(head)
        .flatMap(this::article)
        .filter(target -> Withdrawals.opens(head, target))
        .ifPresent(this::withdraw);
    return Optional.of(article);
  }

  private void withdraw(StoredArticle article) {
    articles.remove(article.id());
    withdrawn.add(article.id());
    for (Xref.Place place : article.places()) {
      group(place.group().name()).ifPresent(group -> group.remove(place.number()));
    }
  }

  private List<Xref.Place> places(RawHead head, Xref wanted) {
    List<Xref.Place> places = new ArrayList<>();
    for (Newsgroup name : newsgroups(head)) {
      group(name.name())
          .ifPresent(group -> {
            long asked =
                wanted.places().stream()
                    .filter(place -> place.group().equals(name))
                    .mapToLong(Xref.Place::number)
                    .findFirst()
                    .orElse(0);
            places.add(new Xref.Place(name, Math.max(asked, group.high() + 1)));
          });
    }
    return places;
  }

  static List<Newsgroup> newsgroups(RawHead head) {
    return head.value("Newsgroups")
        .map(value -> Newsgroup.parseList(Octets.fromWire(value)))
        .orElse(List.of());
  }

  /** The value of an Xref header, empty where it makes no sense. */
  static Xref xref(String value) {
    String[] words = value.strip().split("\\s+", -1);
    Map<Newsgroup, Long> places = new LinkedHashMap<>();
    for (String word : words) {
      int colon = word.lastIndexOf(':');
      if (colon > 0 && word.substring(colon + 1).matches("\\d{1,15}")) {
        Newsgroup.parse(Octets.fromWire(word.substring(0, colon)))
            .ifPresent(group -> places.put(group, Long.parseLong(word.substring(colon + 1))));
      }
    }
    return new Xref(
        words[0],
        places.entrySet().stream()
            .map(place -> new Xref.Place(place.getKey(), place.getValue()))
            .toList());
  }

  private static StoredArticle stored(
      byte[] raw, RawHead head, MessageId id, Instant arrived, List<Xref.Place> places) {
    StringBuilder lines = new StringBuilder();
    if (head.value("Path").isEmpty()) {
      lines.append("Path: ").append(HOST).append("!not-for-mail\n");
    }
    for (RawHead.Field field : head.fields()) {
      if (!field.is("Xref")) {
        lines.append(field.lines());
        if (!field.lines().endsWith("\n")) {
          lines.append('\n');
        }
      }
    }
    if (head.value("Message-ID").flatMap(MessageId::parse).isEmpty()) {
      lines.append("Message-ID: ").append(id).append('\n');
    }
    lines.append("Xref: ").append(HOST);
    for (Xref.Place place : places) {
      lines.append(' ').append(Octets.toWire(place.group().name())).append(':');
      lines.append(place.number());
    }
    byte[] headOctets = Octets.ofLatin(lines.append("\n\n").toString());
    byte[] octets = new byte[headOctets.length + raw.length - head.bodyStart()];
    System.arraycopy(headOctets, 0, octets, 0, headOctets.length);
    System.arraycopy(
        raw, head.bodyStart(), octets, headOctets.length, raw.length - head.bodyStart());
    return new StoredArticle(octets, headOctets.length, id, arrived, places);
  }

  /** A name for an article that has none: the same at every start. */
  private static MessageId nameFor(byte[] raw) {
    java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
    sum.update(raw);
    return new MessageId("unnamed-" + sum.getValue() + "-" + raw.length + "@" + HOST);
  }
}
