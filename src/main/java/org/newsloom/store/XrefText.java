package org.newsloom.store;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Xref;

/** Reads the value of an Xref field (RFC 5536 section 3.2.14); what makes no sense is left out. */
final class XrefText {
  /** More places than any article honestly has. */
  private static final int MAX_PLACES = 200;

  private XrefText() {}

  static Xref parse(String value) {
    List<Xref.Place> found = new ArrayList<>();
    for (Places places = new Places(value); places.next(); ) {
      long number = places.number();
      Newsgroup.parse(places.name()).ifPresent(group -> found.add(new Xref.Place(group, number)));
    }
    return new Xref(server(value), found);
  }

  private static String server(String value) {
    int from = skip(value, 0, true);
    return value.substring(from, skip(value, from, false));
  }

  /** One place after the other; the names of their newsgroups are not looked at. */
  static final class Places {
    private final String value;
    private int at;
    private int met;
    private String name = "";
    private long number;

    Places(String value) {
      this.value = value;
      this.at = skip(value, skip(value, 0, true), false);
    }

    /** Goes to the next one; false behind the last. */
    boolean next() {
      while (met < MAX_PLACES && at < value.length()) {
        met++;
        int from = skip(value, at, true);
        at = skip(value, from, false);
        int colon = value.lastIndexOf(':', at - 1);
        number = colon > from ? digits(value, colon + 1, at) : 0;
        // A place without a number cannot be marked; the others can.
        if (number > 0) {
          name = value.substring(from, colon);
          return true;
        }
      }
      return false;
    }

    String name() {
      return name;
    }

    long number() {
      return number;
    }
  }

  /** The first place from one on that is not white space, or that is. */
  private static int skip(String value, int from, boolean space) {
    int at = from;
    while (at < value.length() && isSpace(value.charAt(at)) == space) {
      at++;
    }
    return at;
  }

  /** Most are plain letters, which are told apart at once. */
  private static boolean isSpace(char letter) {
    return (letter <= ' ' || letter >= 0x80) && Character.isWhitespace(letter);
  }

  /** The number, or 0 for none. */
  private static long digits(String value, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
        return 0;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
