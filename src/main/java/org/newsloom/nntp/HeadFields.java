package org.newsloom.nntp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The few fields of a raw head that the protocol itself needs; one char an octet. */
final class HeadFields {
  private final String head;

  HeadFields(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\r\n");
    int bare = text.indexOf("\n\n");
    int cut = end < 0 ? bare : bare < 0 ? end : Math.min(end, bare);
    head = cut < 0 ? text : text.substring(0, cut + 1);
  }

  /** The first field of that name, unfolded, TABs as blanks; empty where there is none. */
  Optional<String> value(String name) {
    String wanted = name.toLowerCase(Locale.ROOT) + ":";
    StringBuilder value = null;
    for (String line : head.split("\r?\n", -1)) {
      boolean continues = line.startsWith(" ") || line.startsWith("\t");
      if (value != null && !continues) {
        break;
      }
      if (value != null) {
        value.append(line);
      } else if (!continues && line.toLowerCase(Locale.ROOT).startsWith(wanted)) {
        value = new StringBuilder(line.substring(wanted.length()));
      }
    }
    return Optional.ofNullable(value)
        .map(found -> found.toString().replaceAll("[\t\r\\x00]", " ").strip());
  }

  /** The overview line of this head (RFC 3977 section 8.1.2); the size is not known. */
  String overviewLine(long number) {
    StringBuilder line = new StringBuilder().append(number);
    for (String name : new String[] {"Subject", "From", "Date", "Message-ID", "References"}) {
      line.append('\t').append(value(name).orElse(""));
    }
    line.append("\t\t").append(value("Lines").orElse(""));
    value("Xref").ifPresent(xref -> line.append("\tXref: ").append(xref));
    return line.toString();
  }
}
