package org.newsloom.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Texts that are signed in the clear (RFC 9580 section 7): where they stand among octets, what of
 * them is signed, and what is shown in their place.
 */
final class ClearSigned {
  private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
  private static final String END = "-----END PGP SIGNATURE-----";

  /** What may stand above the text. Any other would hide words there, or change what is signed. */
  private static final Set<String> HEADERS = Set.of("Hash", "Charset", "Comment", "Version");

  private static final int MOST_HEADERS = 20;
  private static final int MOST_BLOCKS = 20;

  /** Stand around a signed text where there is other text beside it. */
  private static final byte[] BEGINS = "[signed text begins]\n".getBytes(StandardCharsets.US_ASCII);

  /** The line that stands behind a signed text. */
  static final String END_LINE = "[signed text ends]";

  private static final byte[] ENDS = (END_LINE + "\n").getBytes(StandardCharsets.US_ASCII);

  /**
   * One signed text.
   *
   * @param from its first line
   * @param text the first line of what is signed
   * @param signature the first line of the signature's armor
   * @param to after the last line of the armor
   */
  record Block(int from, int text, int signature, int to) {}

  private ClearSigned() {}

  /** All that are whole, in their order. */
  static List<Block> in(byte[] octets) {
    List<Block> blocks = new ArrayList<>();
    for (int line = 0; line < octets.length && blocks.size() < MOST_BLOCKS; ) {
      int next = EmbeddedFiles.nextLine(octets, line, octets.length);
      if (is(octets, line, BEGIN)) {
        Block block = block(octets, line, next);
        if (block.to() > 0) {
          blocks.add(block);
          next = block.to();
        }
      }
      line = next;
    }
    return blocks;
  }

  /** A block that begins there; one that ends at 0 is none. */
  private static Block block(byte[] octets, int from, int behindFirst) {
    Block none = new Block(from, 0, 0, 0);
    int line = behindFirst;
    int headers = 0;
    while (line < octets.length && !EmbeddedFiles.line(octets, line, octets.length).isBlank()) {
      String header = EmbeddedFiles.line(octets, line, octets.length);
      int colon = header.indexOf(':');
      if (++headers > MOST_HEADERS || colon < 0 || !HEADERS.contains(header.substring(0, colon))) {
        return none;
      }
      line = EmbeddedFiles.nextLine(octets, line, octets.length);
    }
    int text = EmbeddedFiles.nextLine(octets, line, octets.length);
    int signature = -1;
    for (line = text; line < octets.length; ) {
      int next = EmbeddedFiles.nextLine(octets, line, octets.length);
      if (signature < 0 && is(octets, line, SIGNATURE)) {
        signature = line;
      } else if (is(octets, line, BEGIN)) {
        return none;
      } else if (signature >= 0 && is(octets, line, END)) {
        return new Block(from, text, signature, next);
      }
      line = next;
    }
    return none;
  }

  /** Whether a block is all that there is, but for white space. */
  static boolean isAll(byte[] octets, Block block) {
    return isBlank(octets, 0, block.from()) && isBlank(octets, block.to(), octets.length);
  }

  /**
   * What a signature is over: dashes undone, blanks at the ends of lines gone, lines ended by CR LF
   * and the last one not at all.
   */
  static byte[] signed(byte[] octets, Block block) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    for (int line = block.text(); line < block.signature(); ) {
      int next = EmbeddedFiles.nextLine(octets, line, block.signature());
      int begin = afterDash(octets, line, next);
      int end = next;
      while (end > begin && isBlank(octets, end - 1, end)) {
        end--;
      }
      if (line > block.text()) {
        signed.write('\r');
        signed.write('\n');
      }
      signed.write(octets, begin, end - begin);
      line = next;
    }
    return signed.toByteArray();
  }

  /** The text as its writer saw it: without armor, dashes undone. */
  static byte[] shown(byte[] octets) {
    List<Block> blocks = in(octets);
    if (blocks.isEmpty()) {
      return octets;
    }
    boolean isAll = isAll(octets, blocks.getFirst());
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    int at = 0;
    for (Block block : blocks) {
      shown.write(octets, at, block.from() - at);
      shown.writeBytes(isAll ? new byte[0] : BEGINS);
      for (int line = block.text(); line < block.signature(); ) {
        int next = EmbeddedFiles.nextLine(octets, line, block.signature());
        int begin = afterDash(octets, line, next);
        shown.write(octets, begin, next - begin);
        line = next;
      }
      shown.writeBytes(isAll ? new byte[0] : ENDS);
      at = block.to();
    }
    shown.write(octets, at, octets.length - at);
    return shown.toByteArray();
  }

  private static int afterDash(byte[] octets, int line, int next) {
    return line + 1 < next && octets[line] == '-' && octets[line + 1] == ' ' ? line + 2 : line;
  }

  private static boolean is(byte[] octets, int line, String words) {
    return octets[line] == '-'
        && EmbeddedFiles.line(octets, line, octets.length).stripTrailing().equals(words);
  }

  private static boolean isBlank(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (octets[i] != ' ' && octets[i] != '\t' && octets[i] != '\r' && octets[i] != '\n') {
        return false;
      }
    }
    return true;
  }
}
