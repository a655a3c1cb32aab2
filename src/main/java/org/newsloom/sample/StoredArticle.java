package org.newsloom.sample;

import java.time.Instant;
import java.util.List;
import org.newsloom.article.MessageId;
import org.newsloom.article.Xref;

/** An article on file: its octets with LF line ends and what commands ask of it most. */
final class StoredArticle {
  private final byte[] octets;
  private final int bodyStart;
  private final MessageId id;
  private final Instant arrived;
  private final List<Xref.Place> places;
  private final int wireOctets;
  private final int bodyLines;

  /**
   * @param octets the whole article, Xref included; not copied, not to be changed afterwards
   */
  StoredArticle(
      byte[] octets, int bodyStart, MessageId id, Instant arrived, List<Xref.Place> places) {
    this.octets = octets;
    this.bodyStart = bodyStart;
    this.id = id;
    this.arrived = arrived;
    this.places = List.copyOf(places);
    int bare = 0;
    int lines = 0;
    for (int at = 0; at < octets.length; at++) {
      if (octets[at] == '\n') {
        bare += at == 0 || octets[at - 1] != '\r' ? 1 : 0;
        lines += at >= bodyStart ? 1 : 0;
      }
    }
    boolean open = octets.length > 0 && octets[octets.length - 1] != '\n';
    this.wireOctets = octets.length + bare + (open ? 2 : 0);
    this.bodyLines = lines + (open && bodyStart < octets.length ? 1 : 0);
  }

  MessageId id() {
    return id;
  }

  Instant arrived() {
    return arrived;
  }

  /** The groups that it is filed in here, with its number in each. */
  List<Xref.Place> places() {
    return places;
  }

  byte[] octets() {
    return octets;
  }

  /** Where the body begins, behind the empty line. */
  int bodyStart() {
    return bodyStart;
  }

  RawHead head() {
    return RawHead.of(octets);
  }

  /** The value of a header field or of {@code :bytes} or {@code :lines}; empty where absent. */
  String header(String name) {
    return switch (name.toLowerCase(java.util.Locale.ROOT)) {
      case ":bytes" -> Integer.toString(wireOctets);
      case ":lines" -> Integer.toString(bodyLines);
      default -> head().value(name).orElse("");
    };
  }

  /** The overview line without its number (RFC 3977 section 8.3.2), one char an octet. */
  String overview() {
    RawHead head = head();
    return String.join(
        "\t",
        head.value("Subject").orElse(""),
        head.value("From").orElse(""),
        head.value("Date").orElse(""),
        id.toString(),
        head.value("References").orElse(""),
        Integer.toString(wireOctets),
        Integer.toString(bodyLines),
        head.value("Xref").map(value -> "Xref: " + value).orElse(""));
  }
}
