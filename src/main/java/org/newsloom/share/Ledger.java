package org.newsloom.share;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of what was marked and when, on all machines. Two ledgers put together hold of each
 * thing the later state; it makes no difference in which order, nor how often.
 */
final class Ledger {
  /** The time of what was done before it was noted. */
  static final long BEFORE = 1;

  /** The last millisecond of the year 9999: no later time is believed. */
  static final long LAST = 253_402_300_799_999L;

  /** What is said of a thing that has no mark (any more). */
  static final String NOT = "-";

  static final String FLAGGED = "flagged";
  static final String SUBSCRIBED = "subscribed";
  static final String WATCHED = "watched";
  static final String IGNORED = "ignored";

  /** What a numbering with its witnesses takes, in ranges of numbers. */
  static final long NUMBERING = 20;

  /** What another mark takes. */
  static final long CHOICE = 5;

  /** No more is taken from files: some hundred megabytes. */
  static final long MOST = 1_500_000;

  /** What else than articles' numbers is marked. */
  enum Kind {
    /** An article, by its Message-ID. */
    FLAG,
    /** A thread, by the Message-ID of its first article. */
    THREAD,
    /** A newsgroup, by server and name with a blank between. */
    SUBSCRIPTION
  }

  /**
   * One machine's numbering of a newsgroup.
   *
   * @param server host and port
   * @param tag made by the machine; others find out by the witnesses whether theirs is the same
   */
  record Numbering(String server, String group, String tag) {}

  /** What is known of a numbering. */
  record Numbered(MarkHistory marks, Witnesses witnesses) {
    static final Numbered NOTHING = new Numbered(MarkHistory.EMPTY, Witnesses.NONE);

    Numbered plus(Numbered other) {
      return new Numbered(marks.plus(other.marks), witnesses.plus(other.witnesses));
    }
  }

  /** How a thing was last marked. */
  record Choice(long time, String mark) {
    /** The later one; of the same time the one that says more. */
    Choice or(Choice other) {
      boolean mine = time != other.time ? time > other.time : mark.compareTo(other.mark) >= 0;
      return mine ? this : other;
    }
  }

  private final Map<Numbering, Numbered> numberings = new HashMap<>();
  private final Map<Kind, Map<String, Choice>> choices = new EnumMap<>(Kind.class);

  Ledger() {
    for (Kind kind : Kind.values()) {
      choices.put(kind, new HashMap<>());
    }
  }

  Map<Numbering, Numbered> numberings() {
    return numberings;
  }

  Numbered numbered(Numbering numbering) {
    return numberings.getOrDefault(numbering, Numbered.NOTHING);
  }

  Map<String, Choice> choices(Kind kind) {
    return choices.getOrDefault(kind, Map.of());
  }

  void add(Numbering numbering, Numbered known) {
    numberings.merge(numbering, known, Numbered::plus);
  }

  void add(Kind kind, String thing, Choice choice) {
    choices(kind).merge(thing, choice, Choice::or);
  }

  /** Takes in what the other one knows. */
  void add(Ledger other) {
    other.numberings.forEach(this::add);
    for (Kind kind : Kind.values()) {
      other.choices(kind).forEach((thing, choice) -> add(kind, thing, choice));
    }
  }

  Ledger copy() {
    Ledger copy = new Ledger();
    copy.add(this);
    return copy;
  }

  /** Whether the other one knows nothing that is not known here. */
  boolean holds(Ledger other) {
    Ledger both = copy();
    both.add(other);
    return both.equals(this);
  }

  /** The time of the latest mark; 0 for none. */
  long newest() {
    long newest = 0;
    for (Numbered one : numberings.values()) {
      newest = Math.max(newest, one.marks().newest());
    }
    for (Map<String, Choice> kind : choices.values()) {
      for (Choice choice : kind.values()) {
        newest = Math.max(newest, choice.time());
      }
    }
    return newest;
  }

  /** How much room it takes, a range of numbers being one. */
  long size() {
    long size = 0;
    for (Numbered one : numberings.values()) {
      size += NUMBERING + one.marks().size();
    }
    for (Map<String, Choice> kind : choices.values()) {
      size += kind.size() * CHOICE;
    }
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ledger that
        && numberings.equals(that.numberings)
        && choices.equals(that.choices);
  }

  @Override
  public int hashCode() {
    return 31 * numberings.hashCode() + choices.hashCode();
  }

  @Override
  public String toString() {
    return numberings + " " + choices;
  }
}
