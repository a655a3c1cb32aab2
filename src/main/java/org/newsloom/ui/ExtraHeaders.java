package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.newsloom.post.Composition.ExtraHeader;

/** Further header fields as a person types them, {@code Name: value}, one a line. */
final class ExtraHeaders {
  private ExtraHeaders() {}

  /** Reads what was typed. A line without a colon is a name without a value; the checks say so. */
  static List<ExtraHeader> parse(String typed) {
    List<ExtraHeader> headers = new ArrayList<>();
    for (String line : typed.split("\n", -1)) {
      if (!line.isBlank()) {
        int colon = line.indexOf(':');
        headers.add(
            colon < 0
                ? new ExtraHeader(line.strip(), "")
                : new ExtraHeader(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
    }
    return headers;
  }

  /** The same with one field of that name, where the first of them stood; the others stay. */
  static String with(String typed, String name, String value) {
    List<ExtraHeader> headers = new ArrayList<>(parse(typed));
    ExtraHeader wanted = new ExtraHeader(name, value);
    int place = 0;
    while (place < headers.size() && !headers.get(place).name().equalsIgnoreCase(name)) {
      place++;
    }
    headers.removeIf(header -> header.name().equalsIgnoreCase(name));
    headers.add(place, wanted);
    return text(headers);
  }

  static String text(List<ExtraHeader> headers) {
    return headers.stream()
        .map(header -> header.name() + ": " + header.value())
        .collect(Collectors.joining("\n"));
  }
}
