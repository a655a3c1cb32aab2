package org.newsloom.post;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.newsloom.article.Article;
import org.newsloom.mime.ArticleParser;
import org.newsloom.store.OutboxEntry;
import org.newsloom.store.SentArticle;
import org.newsloom.store.Store;

/** Whether an article was posted from here before (net-keeping row G16c). */
final class Repetition {
  /** A text that comes again later, such as a monthly FAQ, is meant to. */
  private static final Duration LATELY = Duration.ofDays(7);

  /** So many of one's own are looked at; nobody remembers more of a week. */
  private static final int MOST = 200;

  private final Store store;
  private final ArticleParser parser;

  Repetition(Store store, ArticleParser parser) {
    this.store = store;
    this.parser = parser;
  }

  /** Blocks. */
  List<PostCheck> of(Composition composition, Instant now) {
    boolean adds =
        composition.kind() == Composition.Kind.NEW_POST
            || composition.kind() == Composition.Kind.FOLLOWUP;
    if (!adds || !composition.attachments().isEmpty()) {
      return List.of();
    }
    for (OutboxEntry entry : store.outbox().all().join()) {
      if (entry.state() != OutboxEntry.State.REFUSED && isSame(composition, entry.octets())) {
        return warning("The same article waits in the outbox: " + entry.messageId() + ".");
      }
    }
    for (SentArticle sent : store.sent().newest(MOST).join()) {
      if (sent.sent().isAfter(now.minus(LATELY)) && sent.subject().equals(composition.subject())) {
        Optional<byte[]> octets = store.bodies().get(sent.id()).join();
        if (octets.filter(one -> isSame(composition, one)).isPresent()) {
          return warning("The same article was posted already: " + sent.id() + ".");
        }
      }
    }
    return List.of();
  }

  private boolean isSame(Composition composition, byte[] octets) {
    Article before = parser.parse(octets);
    return before.subject().equals(composition.subject())
        && Set.copyOf(before.newsgroups()).equals(Set.copyOf(composition.groups()))
        && before.references().parent().equals(composition.references().parent())
        && words(before.text()).equals(words(composition.body()));
  }

  /** Without what the writing changes: TABs, the breaking of lines, blanks at their ends. */
  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<PostCheck> warning(String text) {
    return List.of(PostCheck.warn("posted-before", text));
  }
}
