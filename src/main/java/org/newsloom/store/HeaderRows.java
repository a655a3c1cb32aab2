package org.newsloom.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.newsloom.article.NumberRanges;

/**
 * Overview lines as the writer wants them: hashes, dates, counts, and of their texts only those
 * that it may have to look at. Made by {@link HeaderRowsReader}, then not changed until it is used
 * for another batch. Several batches wait for a transaction to end, so this is small beside the
 * lines that it was made of, and few objects.
 */
final class HeaderRows {
  /** The article names no date that could be read; the row has the time of its arrival. */
  static final int NO_DATE = 1;

  /** The server sent no Xref: crossposts can only be found by Message-ID. */
  static final int NO_XREF = 2;

  /** It stands in several groups, and the text of its Xref is kept. */
  static final int CROSSPOSTED = 4;

  /** Subjects and authors that are probably new, decoded, by their hashes. */
  final Map<Long, Dictionary.Text> newSubjects = new HashMap<>();

  final Map<Long, Dictionary.Text> newAuthors = new HashMap<>();
  int size;
  long[] number = new long[0];
  long[] key = new long[0];
  int[] date = new int[0];
  long[] subjectHash = new long[0];

  /** Whether {@link SubjectIds#REPLY} stands before what is kept of the subject. */
  boolean[] reply = new boolean[0];

  long[] authorHash = new long[0];

  /** Where the references of each row begin, and after the last row where all end. */
  int[] referenceStart = new int[1];

  long[] references = new long[1024];

  /** The rest of each row, as the store keeps it. */
  final HeaderDetails details = new HeaderDetails(0);

  /** Numbers of lines that name no article, and what stood there. */
  final List<Broken> broken = new ArrayList<>();

  /** Of each row what is kept of its subject, then its author, as they came. */
  final ShortTexts texts = new ShortTexts(0, 0);

  /** What goes to disk as it is if none of these headers is here; empty for a small batch. */
  List<SegmentPart> parts = List.of();

  /** Indexes of references that name all ancestors that may be in none of these rows. */
  int[] elsewhere = new int[0];

  /** The identifiers of those ancestors. */
  final ShortTexts elsewhereTexts = new ShortTexts(0, 0);

  /** A line that names no article. */
  record Broken(long number, String what) {}

  /** No rows, and room for so many. */
  void begin(int capacity) {
    newSubjects.clear();
    newAuthors.clear();
    broken.clear();
    details.clear();
    texts.clear();
    elsewhereTexts.clear();
    elsewhere = new int[0];
    parts = List.of();
    size = 0;
    if (number.length < capacity) {
      number = new long[capacity];
      key = new long[capacity];
      date = new int[capacity];
      subjectHash = new long[capacity];
      reply = new boolean[capacity];
      authorHash = new long[capacity];
      referenceStart = new int[capacity + 1];
    }
  }

  /** Where what is kept of a subject begins in {@link #texts}. */
  int subjectFrom(int i) {
    return texts.from(2 * i);
  }

  /** Where the subject ends, and the author begins. */
  int subjectTo(int i) {
    return texts.to(2 * i);
  }

  int authorTo(int i) {
    return texts.to(2 * i + 1);
  }

  /** The identifier of an ancestor, by its place in {@link #elsewhere}. */
  String elsewhereText(int place) {
    return elsewhereTexts.text(place, StandardCharsets.ISO_8859_1);
  }

  /** Whether any of some numbers lies between the smallest and the largest of these. */
  boolean overlaps(NumberRanges numbers) {
    long low = Long.MAX_VALUE;
    long high = 0;
    for (int i = 0; i < size; i++) {
      low = Math.min(low, number[i]);
      high = Math.max(high, number[i]);
    }
    return low <= high && numbers.countIn(low, high) > 0;
  }

  /** Indexes in the order of their numbers. */
  int[] byNumber(int[] indexes) {
    return Arrays.stream(indexes)
        .boxed()
        .sorted(Comparator.comparingLong(i -> number[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Whether the numbers ascend, as those of a good server do. */
  boolean isAscending() {
    for (int i = 1; i < size; i++) {
      if (number[i] <= number[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
