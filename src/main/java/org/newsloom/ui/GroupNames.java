package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Shortens names of newsgroups so that their end, which tells them apart, stays. */
final class GroupNames {
  private GroupNames() {}

  /**
   * The longest form that fits: the whole name, then with parts from the left cut to a letter
   * ({@code c.l.java.programmer}), then the last parts after dots; the shortest where none fits.
   */
  static String fitting(String name, Predicate<String> fits) {
    String last = name;
    for (String form : forms(name)) {
      last = form;
      if (fits.test(form)) {
        return form;
      }
    }
    return last;
  }

  /** All forms, longest first. */
  static List<String> forms(String name) {
    List<String> forms = new ArrayList<>(List.of(name));
    String[] parts = name.split("\\.", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      if (parts[i].length() > 1) {
        parts[i] = parts[i].substring(0, parts[i].offsetByCodePoints(0, 1));
        forms.add(String.join(".", parts));
      }
    }
    if (parts.length > 2) {
      forms.add(parts[0] + "…" + parts[parts.length - 1]);
    }
    String end = parts[parts.length - 1];
    for (int keep = end.length() - 1; keep >= 3; keep--) {
      int from = end.length() - keep;
      if (!Character.isLowSurrogate(end.charAt(from))) {
        forms.add("…" + end.substring(from));
      }
    }
    return forms;
  }
}
