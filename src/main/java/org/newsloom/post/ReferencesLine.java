package org.newsloom.post;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;

/** The References of a followup (RFC 5537 section 3.4.4; net-keeping rows G7a to G7c). */
final class ReferencesLine {
  /** Octets that the whole unfolded line, its name included, may take (RFC 5536 section 2.2). */
  static final int MAX_OCTETS = 998;

  private static final int NAME_OCTETS = "References: ".length();

  /** Net-keeping row G7b asks for three, RFC 5537 section 3.4.4 forbids to drop the last two. */
  private static final int LAST_KEPT = 3;

  private static final int LAST_NEVER_DROPPED = 2;

  private ReferencesLine() {}

  /**
   * The parent's references and then the parent itself, without damaged and doubled identifiers. A
   * parent whose own identifier has octets beyond ASCII cannot be named in a header, so the answer
   * hangs on its grandparent.
   */
  static References chain(References ofParent, MessageId parent) {
    Set<MessageId> chain =
        ofParent.ids().stream()
            .filter(ReferencesLine::isSound)
            .filter(id -> !id.equals(parent))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (parent.text().chars().allMatch(c -> c < 0x7f)) {
      chain.add(parent);
    }
    return new References(List.copyOf(chain));
  }

  /**
   * A chain that fits into one line: identifiers are dropped whole from the middle, never the first
   * and the last two; the third from the end and those that the body mentions only where nothing
   * else is left to drop.
   */
  static References trimmed(References chain, String body) {
    List<MessageId> ids = new ArrayList<>(chain.ids());
    drop(ids, LAST_KEPT, id -> !body.contains(id.toString()));
    drop(ids, LAST_KEPT, _ -> true);
    drop(ids, LAST_NEVER_DROPPED, _ -> true);
    return new References(ids);
  }

  private static void drop(List<MessageId> ids, int lastKept, Predicate<MessageId> droppable) {
    int octets = octetsOf(ids);
    int at = 1;
    while (octets > MAX_OCTETS && at < ids.size() - lastKept) {
      if (droppable.test(ids.get(at))) {
        octets -= ids.remove(at).toString().length() + 1;
      } else {
        at++;
      }
    }
  }

  private static boolean isSound(MessageId id) {
    return id.isWellFormed() && id.text().indexOf('@') == id.text().lastIndexOf('@');
  }

  private static int octetsOf(List<MessageId> ids) {
    int octets = NAME_OCTETS - 1;
    for (MessageId id : ids) {
      octets += 1 + id.toString().length();
    }
    return octets;
  }
}
