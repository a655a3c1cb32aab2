package org.newsloom.reading;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.newsloom.search.SearchText;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.Headers;
import org.newsloom.sync.ServerGroup;

/**
 * The subjects and authors of one newsgroup, folded, so that its list can be narrowed with each
 * letter that is typed. Each is read from the store once; most articles share theirs with others.
 */
final class FilterWords {
  /** All texts are looked through for each. */
  private static final int MOST_WORDS = 30;

  /** What an answer's subject has before the one that it shares; no word reaches over a blank. */
  private static final String ANSWER = "re:";

  private final ServerGroup group;
  private final Headers store;
  private final FoldedTexts subjects = new FoldedTexts(SearchText::fold, 0);
  private final FoldedTexts authors = new FoldedTexts(SearchText::fold, 0);
  private final BitSet knownSubjects = new BitSet();
  private final BitSet knownAuthors = new BitSet();

  FilterWords(ServerGroup group, Headers store) {
    this.group = group;
    this.store = store;
  }

  ServerGroup group() {
    return group;
  }

  /** Reads what these headers have and was not read yet; blocks. */
  synchronized void read(GroupHeaders headers) throws InterruptedException {
    int[] subject = headers.subject();
    loadSubjects(missing(i -> GroupHeaders.plainSubject(subject[i]), headers, knownSubjects));
    loadAuthors(missing(i -> headers.author()[i], headers, knownAuthors));
  }

  /** The headers whose subject or author holds each of the words; blocks. */
  synchronized BitSet matching(GroupHeaders headers, String words) throws InterruptedException {
    read(headers);
    int[] subject = headers.subject();
    List<String> wanted =
        Arrays.stream(SearchText.fold(words).strip().split("\\s+")).limit(MOST_WORDS).toList();
    BitSet found = new BitSet(headers.size());
    found.set(0, headers.size());
    for (String word : wanted) {
      BitSet bySubject = subjects.holding(word);
      BitSet byAuthor = authors.holding(word);
      boolean isInMark = ANSWER.contains(word);
      for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
        int plain = GroupHeaders.plainSubject(subject[i]);
        boolean isHeld =
            bySubject.get(plain)
                || byAuthor.get(headers.author()[i])
                || (isInMark && plain != subject[i]);
        if (!isHeld) {
          found.clear(i);
        }
      }
    }
    return found;
  }

  /** The ids that are not known yet, ascending. */
  private static int[] missing(IntUnaryOperator idOf, GroupHeaders headers, BitSet known) {
    BitSet missing = new BitSet();
    for (int i = 0; i < headers.size(); i++) {
      int id = idOf.applyAsInt(i);
      if (!known.get(id)) {
        missing.set(id);
      }
    }
    return missing.stream().toArray();
  }

  private void loadSubjects(int[] ids) throws InterruptedException {
    TextReader.subjects(
        store,
        ids,
        (at, some) -> {
          for (int i = 0; i < some.size(); i++) {
            subjects.add(ids[at + i], some.octets(), some.from(i), some.to(i));
            knownSubjects.set(ids[at + i]);
          }
        });
  }

  private void loadAuthors(int[] ids) throws InterruptedException {
    TextReader.authors(
        store,
        ids,
        (id, author) -> {
          authors.add(id, author.map(it -> it.name() + " " + it.address()).orElse(""));
          knownAuthors.set(id);
        });
  }
}
