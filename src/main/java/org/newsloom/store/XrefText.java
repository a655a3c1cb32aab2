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
    List<Xref.Place> places = new ArrayList<>();
    each(
        value,
        (name, number) ->
            Newsgroup.parse(name).ifPresent(group -> places.add(new Xref.Place(group, number))));
    return new Xref(server(value), places);
  }

  /** Takes a place. */
  interface Sink {
    void place(String name, long number);
  }

  private static String server(String value) {
    int from = skip(value, 0, true);
    return value.substring(from, skip(value, from, false));
  }

  /** Gives each place; the name of its newsgroup is not looked at. */
  static void each(String value, Sink sink) {
    int at = skip(value, skip(value, 0, true), false);
    for (int places = 0; places < MAX_PLACES && at < value.length(); places++) {
      int from = skip(value, at, true);
      at = skip(value, from, false);
      int colon = value.lastIndexOf(':', at - 1);
      long number = colon > from ? number(value, colon + 1, at) : 0;
      // A place without a number cannot be marked; the others can.
      if (number > 0) {
        sink.place(value.substring(from, colon), number);
      }
    }
  }

  /** The first place from one on that is not white space, or that is. */
  private static int skip(String value, int from, boolean space) {
    int at = from;
    while (at < value.length() && Character.isWhitespace(value.charAt(at)) == space) {
      at++;
    }
    return at;
  }

  /** The number, or 0 for none. */
  private static long number(String value, int from, int to) {
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
