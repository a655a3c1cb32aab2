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
    List<String> words = List.of(value.strip().split("\\s+", MAX_PLACES + 2));
    List<Xref.Place> places = new ArrayList<>();
    for (String word : words.subList(1, Math.min(words.size(), MAX_PLACES + 1))) {
      int colon = word.lastIndexOf(':');
      if (colon > 0) {
        place(word.substring(0, colon), word.substring(colon + 1), places);
      }
    }
    return new Xref(words.getFirst(), places);
  }

  private static void place(String name, String number, List<Xref.Place> places) {
    try {
      long value = Long.parseLong(number);
      if (value >= 1) {
        Newsgroup.parse(name).ifPresent(group -> places.add(new Xref.Place(group, value)));
      }
    } catch (NumberFormatException e) {
      // A place without a number cannot be marked; the others can.
    }
  }
}
