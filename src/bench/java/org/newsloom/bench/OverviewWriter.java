package org.newsloom.bench;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes the overview lines of a synthetic group in the order of their slots (RFC 3977 section 8.3;
 * the eight usual fields and {@code Xref:full}). One of 110 References is cut, missing, unknown or
 * points at itself; one article of ten is crossposted.
 */
final class OverviewWriter {
  /** Letters of each line of a text, without the line's end. */
  static final int LINE_LETTERS = 64;

  /** Ancestors that a References line names at most: the first and the newest, as is the custom. */
  private static final int MOST_REFERENCES = 12;

  private static final long FIRST_SECOND = 1_104_537_600L; // 2005-01-01
  private static final int DISTINCT_AUTHORS = 20_000;

  private final SpoolOptions options;
  private final ThreadShape shape;
  private final int[] subject;
  private final List<String> authors;
  private final long secondsApart;
  private int articles;
  private int crossposts;

  OverviewWriter(SpoolOptions options, int slots) {
    this.options = options;
    shape = new ThreadShape(slots, options.seed());
    subject = new int[slots];
    SplittableRandom random = new SplittableRandom(options.seed() + 1);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < Math.min(DISTINCT_AUTHORS, options.articles() / 50 + 10); i++) {
      made.add(Words.author(random));
    }
    authors = List.copyOf(made);
    // The newest article is of 2026 whatever the size.
    secondsApart = Math.max(1, 21L * 365 * 86_400 / options.articles());
  }

  /** Whether a number has no article. */
  boolean isHole(int slot) {
    return slot > 0 && Math.floorMod(mix(slot, 3), 1000L) < 3;
  }

  void skip(int slot) {
    shape.skip(slot);
  }

  /** Writes one line with its end; the number in the second group, if it is there too, or 0. */
  int write(int slot, OctetBuffer out) {
    shape.add(slot);
    int parent = shape.parent(slot);
    boolean begins = parent == ThreadShape.NONE || Math.floorMod(mix(slot, 4), 20L) == 0;
    subject[slot] = begins ? slot : subject[parent];
    int before = out.size();
    out.put(options.number(slot)).put('\t');
    int fields = out.size();
    subject(slot, out);
    out.put('\t').put(author(slot)).put('\t');
    date(slot, out);
    out.put('\t').put(id(slot)).put('\t');
    references(slot, out);
    int crosspost = Math.floorMod(mix(slot, 5), 10L) == 0 ? ++crossposts : 0;
    int lines = lines(slot);
    // Nearly: what the article has besides these fields is of this length.
    int octets = out.size() - fields + 260 + lines * (LINE_LETTERS + 2);
    out.put('\t').put(octets).put('\t').put(lines).put("\tXref: ").put(SyntheticSpool.HOST);
    out.put(' ').put(SyntheticSpool.GROUP).put(':').put(out.octets(), before, fields - 1);
    if (crosspost > 0) {
      out.put(' ').put(SyntheticSpool.SECOND_GROUP).put(':').put(crosspost);
    }
    out.put("\r\n");
    articles++;
    return crosspost;
  }

  /** How many lines the text of an article has. */
  int lines(int slot) {
    return 4 + (int) Math.floorMod(mix(slot, 6), 40L);
  }

  String id(int slot) {
    return id(options.seed(), slot);
  }

  /** The Message-ID of a slot, which tells the slot. */
  static String id(long seed, int slot) {
    long mixed = mix(seed, slot, 7);
    return "<"
        + Long.toUnsignedString(mixed, Character.MAX_RADIX)
        + "."
        + Integer.toString(slot, Character.MAX_RADIX)
        + "@"
        + Words.host(mixed)
        + ">";
  }

  private void subject(int slot, OctetBuffer out) {
    if (shape.parent(slot) != ThreadShape.NONE) {
      out.put("Re: ");
    }
    out.put(Words.subject(new SplittableRandom(mix(subject[slot], 8))));
    if (articles % 800 == 7) {
      out.put(' ').put(Words.RARE);
    }
  }

  private String author(int slot) {
    // A few write most.
    double share = (mix(slot, 9) >>> 11) * 0x1p-53;
    return authors.get((int) (share * share * authors.size()));
  }

  private void date(int slot, OctetBuffer out) {
    long second = FIRST_SECOND + slot * secondsApart + Math.floorMod(mix(slot, 10), secondsApart);
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    if (Math.floorMod(slot, 3) != 0) {
      out.put(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)).put(", ");
    }
    out.twoDigits(time.getDayOfMonth()).put(' ');
    out.put(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)).put(' ');
    out.put(time.getYear()).put(' ').twoDigits(time.getHour()).put(':');
    out.twoDigits(time.getMinute()).put(':').twoDigits(time.getSecond());
    out.put(slot % 5 == 0 ? " GMT" : " +0000");
  }

  private void references(int slot, OctetBuffer out) {
    int parent = shape.parent(slot);
    if (parent == ThreadShape.NONE) {
      return;
    }
    switch ((int) Math.floorMod(mix(slot, 11), 440L)) {
      case 0 -> out.put(id(parent).substring(0, 8)); // cut within
      case 1 -> {} // missing
      case 2 -> out.put("<unknown." + slot + "@gone.invalid>");
      case 3 -> out.put(id(slot)); // itself
      default -> ancestors(parent, out);
    }
  }

  private void ancestors(int parent, OctetBuffer out) {
    int[] chain = new int[shape.depth(parent) + 1];
    int at = chain.length;
    for (int slot = parent; slot != ThreadShape.NONE; slot = shape.parent(slot)) {
      chain[--at] = slot;
    }
    int[] named =
        chain.length <= MOST_REFERENCES
            ? chain
            : Arrays.copyOfRange(chain, chain.length - MOST_REFERENCES, chain.length);
    named[0] = chain[0];
    for (int i = 0; i < named.length; i++) {
      out.put(i == 0 ? "" : " ").put(id(named[i]));
    }
  }

  private long mix(int slot, int purpose) {
    return mix(options.seed(), slot, purpose);
  }

  /** A number that looks random and is the same each time (the finish of SplitMix64). */
  static long mix(long seed, long slot, long purpose) {
    long z =
        seed * 0x9e3779b97f4a7c15L + slot * 0xbf58476d1ce4e5b9L + purpose * 0x94d049bb133111ebL;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
