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
 * that it may have to look at. Made by {@link HeaderRowsReader}, then never changed again. Several
 * batches wait for a transaction to end, so this is small beside the lines that it was made of.
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
  final long[] number;
  final long[] key;
  final String[] id;
  final int[] date;
  final int[] flags;
  final long[] octets;
  final long[] lines;
  final long[] subjectHash;

  /** Whether {@link SubjectIds#REPLY} stands before what is kept of the subject. */
  final boolean[] reply;

  final long[] authorHash;
  final String[] xref;
  final int[] referenceStart;
  long[] references = new long[0];
  int size;

  /** Numbers of lines that name no article, and what stood there. */
  final List<Broken> broken = new ArrayList<>();

  /** Of each row what is kept of its subject, then its author, as they came. */
  byte[] texts = new byte[0];

  /** Where they end, two for a row. */
  final int[] textEnd;

  /** What goes to disk as it is if none of these headers is here; empty for a small batch. */
  List<SegmentPart> parts = List.of();

  /** Indexes of references that name all ancestors that may be in none of these rows. */
  int[] elsewhere = new int[0];

  /** The identifiers of those ancestors, and where each ends. */
  byte[] elsewhereTexts = new byte[0];

  int[] elsewhereEnd = new int[0];

  /** A line that names no article. */
  record Broken(long number, String what) {}

  /** No rows yet. */
  HeaderRows(int capacity) {
    number = new long[capacity];
    key = new long[capacity];
    id = new String[capacity];
    date = new int[capacity];
    flags = new int[capacity];
    octets = new long[capacity];
    lines = new long[capacity];
    subjectHash = new long[capacity];
    reply = new boolean[capacity];
    authorHash = new long[capacity];
    xref = new String[capacity];
    referenceStart = new int[capacity + 1];
    textEnd = new int[2 * capacity];
  }

  /** Where what is kept of a subject begins in {@link #texts}. */
  int subjectFrom(int i) {
    return i == 0 ? 0 : textEnd[2 * i - 1];
  }

  /** Where the subject ends, and the author begins. */
  int subjectTo(int i) {
    return textEnd[2 * i];
  }

  int authorTo(int i) {
    return textEnd[2 * i + 1];
  }

  /** The identifier of an ancestor, by its place in {@link #elsewhere}. */
  String elsewhereText(int place) {
    int from = place == 0 ? 0 : elsewhereEnd[place - 1];
    return new String(
        elsewhereTexts, from, elsewhereEnd[place] - from, StandardCharsets.ISO_8859_1);
  }

  /** The same arrays, as the store keeps them. */
  HeaderDetails details() {
    return HeaderDetails.over(size, octets, lines, flags, id, xref);
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
