package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.newsloom.store.PackedColumns.DamagedException;

/** A question whose words were looked up: which headers fit it. */
sealed interface Sought {
  /** Up to so many articles, their rows are fetched instead of searched for. */
  int FEW = 500;

  /** What fits all of them. */
  static Sought all(List<Sought> parts) {
    return parts.contains(Articles.NONE)
        ? Articles.NONE
        : parts.size() == 1 ? parts.getFirst() : new All(parts);
  }

  /** What fits one of them. */
  static Sought any(List<Sought> parts) {
    List<Sought> some = parts.stream().filter(part -> !part.equals(Articles.NONE)).toList();
    return switch (some.size()) {
      case 0 -> Articles.NONE;
      case 1 -> some.getFirst();
      default -> new Any(some);
    };
  }

  /** What has one of these subjects. */
  static Sought subjects(BitSet ids) {
    return ids.isEmpty() ? Articles.NONE : new Subjects(ids);
  }

  /** What has one of these authors. */
  static Sought authors(BitSet ids) {
    return ids.isEmpty() ? Articles.NONE : new Authors(ids);
  }

  /** What has one of these texts. */
  static Sought texts(BitSet ids) {
    return ids.isEmpty() ? Articles.NONE : new Texts(ids);
  }

  /** What has one of these keys. */
  static Sought articles(List<Long> keys) {
    return keys.isEmpty() ? Articles.NONE : Articles.of(keys);
  }

  /** Whether a header fits. */
  boolean fits(HeaderScan.Header header);

  /** The same for each header of a run; column by column, since it is asked of millions. */
  boolean[] fits(SearchedRun run) throws SQLException, DamagedException;

  /**
   * Whether a header with one of these texts, or with none, may fit; false only where that is sure.
   *
   * @param texts numbers, 0 for none
   */
  default boolean mayFit(int[] texts) {
    return true;
  }

  /** Whether it asks headers for their keys. */
  default boolean needsKeys() {
    return false;
  }

  /** Whether it asks headers for the numbers of their texts. */
  default boolean needsTexts() {
    return false;
  }

  /** How many subjects, authors, texts or articles it was made of; of parts those of all. */
  int size();

  /** Keys of all articles that can fit, where those are few. */
  default Optional<List<Long>> fewKeys() {
    return Optional.empty();
  }

  /** By numbers of subjects. */
  record Subjects(BitSet ids) implements Sought {
    @Override
    public boolean fits(HeaderScan.Header header) {
      return ids.get(header.subject());
    }

    @Override
    public boolean[] fits(SearchedRun run) {
      return run.subjectsAmong(ids);
    }

    @Override
    public int size() {
      return ids.cardinality();
    }
  }

  /** By numbers of authors. */
  record Authors(BitSet ids) implements Sought {
    @Override
    public boolean fits(HeaderScan.Header header) {
      return ids.get(header.author());
    }

    @Override
    public boolean[] fits(SearchedRun run) {
      return run.authorsAmong(ids);
    }

    @Override
    public int size() {
      return ids.cardinality();
    }
  }

  /** By numbers of texts, see {@link TextNumbers}. */
  record Texts(BitSet ids) implements Sought {
    @Override
    public boolean fits(HeaderScan.Header header) {
      return ids.get(header.text());
    }

    @Override
    public boolean[] fits(SearchedRun run) throws SQLException, DamagedException {
      return run.textsAmong(ids);
    }

    @Override
    public boolean mayFit(int[] texts) {
      for (int text : texts) {
        if (ids.get(text)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean needsTexts() {
      return true;
    }

    @Override
    public int size() {
      return ids.cardinality();
    }
  }

  /** By keys of articles. */
  record Articles(LongIntMap keys, List<Long> list) implements Sought {
    /** What no header fits. */
    static final Sought NONE = of(List.of());

    static Articles of(List<Long> list) {
      LongIntMap keys = new LongIntMap();
      for (long key : list) {
        keys.put(key, 1);
      }
      return new Articles(keys, list);
    }

    @Override
    public boolean fits(HeaderScan.Header header) {
      return keys.get(header.key()) != 0;
    }

    @Override
    public boolean[] fits(SearchedRun run) throws SQLException, DamagedException {
      boolean[] fits = new boolean[run.size()];
      if (!list.isEmpty()) {
        long[] all = run.keys();
        for (int i = 0; i < fits.length; i++) {
          fits[i] = keys.get(all[i]) != 0;
        }
      }
      return fits;
    }

    @Override
    public boolean needsKeys() {
      return !list.isEmpty();
    }

    @Override
    public int size() {
      return list.size();
    }

    @Override
    public Optional<List<Long>> fewKeys() {
      return list.size() <= FEW ? Optional.of(list) : Optional.empty();
    }
  }

  /** What fits each part. */
  record All(List<Sought> parts) implements Sought {
    @Override
    public boolean fits(HeaderScan.Header header) {
      for (Sought part : parts) {
        if (!part.fits(header)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean[] fits(SearchedRun run) throws SQLException, DamagedException {
      boolean[] fits = new boolean[run.size()];
      Arrays.fill(fits, true);
      for (Sought part : parts) {
        boolean[] some = part.fits(run);
        for (int i = 0; i < fits.length; i++) {
          fits[i] &= some[i];
        }
      }
      return fits;
    }

    @Override
    public boolean mayFit(int[] texts) {
      return parts.stream().allMatch(part -> part.mayFit(texts));
    }

    @Override
    public boolean needsKeys() {
      return parts.stream().anyMatch(Sought::needsKeys);
    }

    @Override
    public boolean needsTexts() {
      return parts.stream().anyMatch(Sought::needsTexts);
    }

    @Override
    public int size() {
      return parts.stream().mapToInt(Sought::size).sum();
    }

    @Override
    public Optional<List<Long>> fewKeys() {
      return parts.stream().flatMap(part -> part.fewKeys().stream()).findFirst();
    }
  }

  /** What fits one part. */
  record Any(List<Sought> parts) implements Sought {
    @Override
    public boolean fits(HeaderScan.Header header) {
      for (Sought part : parts) {
        if (part.fits(header)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean[] fits(SearchedRun run) throws SQLException, DamagedException {
      boolean[] fits = new boolean[run.size()];
      for (Sought part : parts) {
        boolean[] some = part.fits(run);
        for (int i = 0; i < fits.length; i++) {
          fits[i] |= some[i];
        }
      }
      return fits;
    }

    @Override
    public boolean mayFit(int[] texts) {
      return parts.stream().anyMatch(part -> part.mayFit(texts));
    }

    @Override
    public boolean needsKeys() {
      return parts.stream().anyMatch(Sought::needsKeys);
    }

    @Override
    public boolean needsTexts() {
      return parts.stream().anyMatch(Sought::needsTexts);
    }

    @Override
    public int size() {
      return parts.stream().mapToInt(Sought::size).sum();
    }

    @Override
    public Optional<List<Long>> fewKeys() {
      List<Long> all = new ArrayList<>();
      for (Sought part : parts) {
        Optional<List<Long>> few = part.fewKeys();
        if (few.isEmpty()) {
          return few;
        }
        all.addAll(few.get());
      }
      return Optional.of(all);
    }
  }

  /** What does not fit a part. */
  record Other(Sought part) implements Sought {
    @Override
    public boolean fits(HeaderScan.Header header) {
      return !part.fits(header);
    }

    @Override
    public boolean[] fits(SearchedRun run) throws SQLException, DamagedException {
      boolean[] fits = part.fits(run);
      for (int i = 0; i < fits.length; i++) {
        fits[i] = !fits[i];
      }
      return fits;
    }

    @Override
    public boolean needsKeys() {
      return part.needsKeys();
    }

    @Override
    public boolean needsTexts() {
      return part.needsTexts();
    }

    @Override
    public int size() {
      return part.size();
    }
  }
}
