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

  static String text(List<ExtraHeader> headers) {
    return headers.stream()
        .map(header -> header.name() + ": " + header.value())
        .collect(Collectors.joining("\n"));
  }
}
