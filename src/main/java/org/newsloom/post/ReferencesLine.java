package org.newsloom.post;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;

/** The References of a followup (RFC 5537 section 3.4.4; net-keeping rows G7a to G7c). */
final class ReferencesLine {
  /** Octets that the whole unfolded line, its name included, may take (RFC 5536 section 2.2). */
  static final int MAX_OCTETS = 998;

  private static final int NAME_OCTETS = "References: ".length();
  private static final int LAST_KEPT = 3;

  private ReferencesLine() {}

  /**
   * The parent's references and then the parent itself, without damaged and doubled identifiers.
   * Where they pass one line, identifiers are dropped whole from the middle: never the first, the
   * last three, nor one that the body mentions while others are left to drop.
   */
  static References of(References ofParent, MessageId parent, String body) {
    Set<MessageId> chain =
        ofParent.ids().stream()
            .filter(MessageId::isWellFormed)
            .filter(id -> !id.equals(parent))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    chain.add(parent);
    List<MessageId> ids = new ArrayList<>(chain);
    int octets = octetsOf(ids);
    for (boolean mentionedToo : List.of(false, true)) {
      int at = 1;
      while (octets > MAX_OCTETS && at < ids.size() - LAST_KEPT) {
        MessageId id = ids.get(at);
        if (mentionedToo || !body.contains(id.toString())) {
          ids.remove(at);
          octets -= id.toString().length() + 1;
        } else {
          at++;
        }
      }
    }
    return new References(ids);
  }

  private static int octetsOf(List<MessageId> ids) {
    int octets = NAME_OCTETS - 1;
    for (MessageId id : ids) {
      octets += 1 + id.toString().length();
    }
    return octets;
  }
}
