package org.newsloom.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What of an article is signed by PGP, and the signature. It is not checked here.
 *
 * @param octets what the signature is over, as it was signed
 * @param signature signature packets and nothing else; empty where they are damaged
 * @param isWhole whether all that the article says is signed; its header fields never count
 * @param part the path of the part that is the signature and nothing else; empty where none is
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed on, never written to
public record SignedContent(byte[] octets, byte[] signature, boolean isWhole, String part) {
  private static final String SIGNATURE_TYPE = "application/pgp-signature";
  private static final String HEADER = "X-PGP-Sig";

  /** Fields that are signed with a control message; those there are are ten. */
  private static final int MOST_FIELDS = 50;

  /**
   * The first signature of an article; empty where it has none. Of several ways to sign the one
   * that is over most is taken: a multipart (RFC 3156), then a text (RFC 9580 section 7), then the
   * field {@code X-PGP-Sig} of control messages.
   *
   * @param raw the article as it lies in the store
   */
  public static Optional<SignedContent> of(byte[] raw) {
    if (!mayBeSigned(raw)) {
      return Optional.empty();
    }
    Entity root = MimeTree.read(raw, Limits.DEFAULT, new Defects(1));
    return multipart(root, true)
        .or(() -> clearText(root, true))
        .or(() -> controlMessage(raw, root.header()));
  }

  /** A first look, since nearly no article is. */
  private static boolean mayBeSigned(byte[] raw) {
    for (int i = 0; i + 2 < raw.length; i++) {
      if ((raw[i] | 0x20) == 'p' && (raw[i + 1] | 0x20) == 'g' && (raw[i + 2] | 0x20) == 'p') {
        return true;
      }
    }
    return false;
  }

  private static Optional<SignedContent> multipart(Entity entity, boolean isWhole) {
    List<Entity> parts = entity.children();
    if (entity.content().type().equals("multipart/signed")
        && parts.size() > 1
        && parts.get(1).isLeaf()
        && parts.get(1).content().type().equals(SIGNATURE_TYPE)) {
      byte[] armor = parts.get(1).decoded().octets();
      byte[] packets = SignatureArmor.packets(armor, 0, armor.length);
      return Optional.of(
          new SignedContent(
              withCrLf(parts.getFirst().octets()),
              packets,
              isWhole && parts.size() == 2,
              packets.length > 0 ? parts.get(1).path() : ""));
    }
    return parts.stream().flatMap(part -> multipart(part, false).stream()).findFirst();
  }

  private static Optional<SignedContent> clearText(Entity entity, boolean isWhole) {
    if (!entity.isLeaf()) {
      return entity.children().stream()
          .flatMap(part -> clearText(part, false).stream())
          .findFirst();
    }
    String type = entity.content().type();
    if (!type.equals("text/plain")
        && !type.equals("application/pgp")
        && !type.equals("application/x-pgp")) {
      return Optional.empty();
    }
    byte[] octets = entity.decoded().octets();
    return ClearSigned.in(octets).stream()
        .findFirst()
        .map(block ->
            new SignedContent(
                ClearSigned.signed(octets, block),
                SignatureArmor.packets(octets, block.signature(), block.to()),
                isWhole && ClearSigned.isAll(octets, block),
                ""));
  }

  /**
   * As {@code signcontrol} signs control messages: the name of a version, names of header fields,
   * and the signature over these fields and the body.
   */
  private static Optional<SignedContent> controlMessage(byte[] raw, HeaderBlock header) {
    Optional<String> value = header.first(HEADER).map(HeaderBlock.Field::raw);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String[] words = value.get().strip().split("\\s+", -1);
    if (words.length < 3) {
      return Optional.of(new SignedContent(new byte[0], new byte[0], false, ""));
    }
    String[] names = words[1].split(",", MOST_FIELDS + 1);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(
        ("X-Signed-Headers: " + words[1] + "\n").getBytes(StandardCharsets.US_ASCII));
    boolean isClear = names.length <= MOST_FIELDS;
    for (String name : names) {
      List<HeaderBlock.Field> fields =
          header.fields().stream().filter(field -> field.is(name)).toList();
      isClear &= fields.size() <= 1;
      message.writeBytes((name + ": ").getBytes(StandardCharsets.US_ASCII));
      fields.stream().findFirst().ifPresent(field -> message.writeBytes(value(raw, field)));
      message.write('\n');
    }
    message.write('\n');
    message.write(raw, header.bodyStart(), raw.length - header.bodyStart());
    return Optional.of(
        new SignedContent(
            withoutBlanks(message.toByteArray()),
            isClear
                ? SignatureArmor.packets(
                    String.join("\n", Arrays.asList(words).subList(2, words.length)))
                : new byte[0],
            true,
            ""));
  }

  /** A value as it stands in the article, its folding too. */
  private static byte[] value(byte[] raw, HeaderBlock.Field field) {
    int from = Math.min(field.end(), field.start() + field.name().length() + 1);
    while (from < field.end() && (raw[from] == ' ' || raw[from] == '\t')) {
      from++;
    }
    return Arrays.copyOfRange(raw, from, field.end());
  }

  /** Lines ended by LF, without blanks before it. */
  private static byte[] withoutBlanks(byte[] octets) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    int blanks = 0;
    for (int i = 0; i < octets.length; i++) {
      boolean isBeforeLf = octets[i] == '\r' && i + 1 < octets.length && octets[i + 1] == '\n';
      if (octets[i] == ' ' || octets[i] == '\t' || isBeforeLf) {
        blanks++;
        continue;
      }
      if (octets[i] != '\n') {
        lines.write(octets, i - blanks, blanks);
      }
      blanks = 0;
      lines.write(octets[i]);
    }
    lines.write(octets, octets.length - blanks, blanks);
    return lines.toByteArray();
  }

  private static byte[] withCrLf(byte[] octets) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(octets.length + 64);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\n' && (i == 0 || octets[i - 1] != '\r')) {
        lines.write('\r');
      }
      lines.write(octets[i]);
    }
    return lines.toByteArray();
  }
}
