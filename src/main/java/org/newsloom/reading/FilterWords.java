package org.newsloom.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
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

  /** More words than bits of an int could not be told apart. */
  private static final int MOST_WORDS = 30;

  private interface Source {
    Map<Integer, String> texts(List<Integer> ids) throws InterruptedException;
  }

  private final ServerGroup group;
  private final Headers store;
  private final Map<Integer, String> subjects = new HashMap<>();
  private final Map<Integer, String> authors = new HashMap<>();

  FilterWords(ServerGroup group, Headers store) {
    this.group = group;
    this.store = store;
  }

  ServerGroup group() {
    return group;
  }

  /** The headers whose subject or author holds each of the words; blocks. */
  synchronized BitSet matching(GroupHeaders headers, String words) throws InterruptedException {
    List<String> wanted =
        Arrays.stream(SearchText.fold(words).strip().split("\\s+")).limit(MOST_WORDS).toList();
    Map<Integer, Integer> bySubject =
        holding(headers.subject(), headers.size(), subjects, this::subjects, wanted);
    Map<Integer, Integer> byAuthor =
        holding(headers.author(), headers.size(), authors, this::authors, wanted);
    int all = (1 << wanted.size()) - 1;
    BitSet found = new BitSet(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      int held =
          bySubject.getOrDefault(headers.subject()[i], 0)
              | byAuthor.getOrDefault(headers.author()[i], 0);
      if (held == all) {
        found.set(i);
      }
    }
    return found;
  }

  /** For each text that holds any of the words: a bit for each one that it holds. */
  private static Map<Integer, Integer> holding(
      int[] column, int size, Map<Integer, String> known, Source source, List<String> wanted)
      throws InterruptedException {
    load(column, size, known, source);
    Map<Integer, Integer> holding = new HashMap<>();
    known.forEach((id, text) -> {
      int bits = 0;
      for (int word = 0; word < wanted.size(); word++) {
        bits |= text.contains(wanted.get(word)) ? 1 << word : 0;
      }
      if (bits != 0) {
        holding.put(id, bits);
      }
    });
    return holding;
  }

  private static void load(int[] column, int size, Map<Integer, String> known, Source source)
      throws InterruptedException {
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      // Marked as asked for at once: the next one with the same text is passed over.
      if (known.putIfAbsent(column[i], "") == null) {
        missing.add(column[i]);
      }
    }
    for (int from = 0; from < missing.size(); from += AT_ONCE) {
      known.putAll(source.texts(missing.subList(from, Math.min(missing.size(), from + AT_ONCE))));
    }
  }

  private Map<Integer, String> subjects(List<Integer> ids) throws InterruptedException {
    Map<Integer, String> folded = new HashMap<>();
    Waiting.on(store.subjects(ids)).forEach((id, text) -> folded.put(id, SearchText.fold(text)));
    return folded;
  }

  private Map<Integer, String> authors(List<Integer> ids) throws InterruptedException {
    Map<Integer, String> folded = new HashMap<>();
    Waiting.on(store.authors(ids)).forEach((id, author) -> folded.put(id, folded(author)));
    return folded;
  }

  private static String folded(Author author) {
    return SearchText.fold(author.name() + " " + author.address());
  }
}
