package org.newsloom.reading;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.newsloom.article.Author;
import org.newsloom.search.SearchText;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.Headers;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Waiting;

/**
 * The subjects and authors of one newsgroup, folded, so that its list can be narrowed with each
 * letter that is typed. Each is read from the store once; most articles share theirs with others.
 */
final class FilterWords {
  private static final int AT_ONCE = 10_000;

  /** All texts are looked through for each. */
  private static final int MOST_WORDS = 30;

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

  /** The headers whose subject or author holds each of the words; blocks. */
  synchronized BitSet matching(GroupHeaders headers, String words) throws InterruptedException {
    loadSubjects(missing(headers.subject(), headers.size(), knownSubjects));
    loadAuthors(missing(headers.author(), headers.size(), knownAuthors));
    List<String> wanted =
        Arrays.stream(SearchText.fold(words).strip().split("\\s+")).limit(MOST_WORDS).toList();
    BitSet found = new BitSet(headers.size());
    found.set(0, headers.size());
    for (String word : wanted) {
      BitSet bySubject = subjects.holding(word);
      BitSet byAuthor = authors.holding(word);
      for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
        if (!bySubject.get(headers.subject()[i]) && !byAuthor.get(headers.author()[i])) {
          found.clear(i);
        }
      }
    }
    return found;
  }

  /** The ids of a column that are not known yet, ascending. */
  private static int[] missing(int[] column, int size, BitSet known) {
    BitSet missing = new BitSet();
    for (int i = 0; i < size; i++) {
      if (!known.get(column[i])) {
        missing.set(column[i]);
      }
    }
    return missing.stream().toArray();
  }

  private void loadSubjects(int[] ids) throws InterruptedException {
    SubjectReader.read(
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
    for (int from = 0; from < ids.length; from += AT_ONCE) {
      List<Integer> some =
          Arrays.stream(ids, from, Math.min(ids.length, from + AT_ONCE)).boxed().toList();
      Map<Integer, Author> found = Waiting.on(store.authors(some));
      for (int id : some) {
        Author author = found.get(id);
        authors.add(id, author == null ? "" : author.name() + " " + author.address());
        knownAuthors.set(id);
      }
    }
  }
}
