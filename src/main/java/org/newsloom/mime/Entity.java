package org.newsloom.mime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One node of an article's MIME tree (RFC 2045 section 2.4): a stretch of octets and what its
 * Content fields say of it. Never changed once read.
 */
final class Entity {
  private final String path;
  private final byte[] raw;
  private final HeaderBlock header;
  private final ContentFields content;
  private final int from;
  private final int to;
  private final List<Entity> children;
  private final int begin;

  Entity(
      String path,
      byte[] raw,
      HeaderBlock header,
      ContentFields content,
      int from,
      int to,
      List<Entity> children) {
    this(path, raw, header, content, from, to, children, from);
  }

  private Entity(
      String path,
      byte[] raw,
      HeaderBlock header,
      ContentFields content,
      int from,
      int to,
      List<Entity> children,
      int begin) {
    this.path = path;
    this.raw = raw;
    this.header = header;
    this.content = content;
    this.from = from;
    this.to = to;
    this.children = List.copyOf(children);
    this.begin = begin;
  }

  /** The same, known to begin there: with its header. */
  Entity beginningAt(int index) {
    return new Entity(path, raw, header, content, from, to, children, index);
  }

  /** All of it as it came, its header too. */
  byte[] octets() {
    return Arrays.copyOfRange(raw, begin, to);
  }

  /** Its number as in RFC 3501 section 6.4.5; empty for a multipart that is the whole article. */
  String path() {
    return path;
  }

  HeaderBlock header() {
    return header;
  }

  ContentFields content() {
    return content;
  }

  List<Entity> children() {
    return children;
  }

  boolean isMultipart() {
    return content.type().startsWith("multipart/") && !children.isEmpty();
  }

  /** Whether it holds a whole message that was read: its one child. */
  boolean isMessage() {
    return !isMultipart() && !children.isEmpty();
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  /** Size of its body before decoding, in octets. */
  int rawSize() {
    return to - from;
  }

  /** Whether there is nothing but white space in its body. */
  boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (raw[i] > ' ' || raw[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Its body with the transfer encoding undone. */
  TransferEncoding.Decoded decoded() {
    return TransferEncoding.decode(raw, from, to, content.encoding());
  }

  /** The same, as something that stands where no part should be. */
  Entity leftOver() {
    return new Entity(
        path,
        raw,
        header,
        content.leftOver(),
        from,
        to,
        children.stream().map(Entity::leftOver).toList(),
        begin);
  }

  /** The node of that path in this tree. */
  Optional<Entity> find(String wanted) {
    if (path.equals(wanted)) {
      return Optional.of(this);
    }
    for (Entity child : children) {
      boolean onTheWay = child.path.isEmpty() || (wanted + ".").startsWith(child.path + ".");
      Optional<Entity> found = onTheWay ? child.find(wanted) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
