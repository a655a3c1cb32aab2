package org.newsloom.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * ISO-2022-JP (RFC 1468) with what Java's own lacks: the sets of ISO-2022-JP-2 (RFC 1554), the
 * vendors' rows of JIS X 0208, kana of one octet, JIS X 0213's first plane, and lines that begin in
 * ASCII whatever stood before them. For reading only.
 */
final class Iso2022Jp {
  static final Charset CHARSET = new ReadOnlyCharset("ISO-2022-JP", Decoder::new);

  private Iso2022Jp() {}

  /** A set that an escape sequence names, and how its characters are found. */
  private enum CodedSet {
    ASCII("(B (J (H"),
    KANA("(I"),
    JIS_0208("$B $@ $(B $(@"),
    JIS_0212("$(D"),
    JIS_0213("$(O $(Q"),
    GB("$A $(A"),
    KOREAN("$(C"),
    LATIN(".A"),
    GREEK(".F");

    /** What follows the escape, alternatives parted by blanks. */
    private final String sequences;

    CodedSet(String sequences) {
      this.sequences = sequences;
    }

    boolean isWide() {
      return ordinal() >= JIS_0208.ordinal() && ordinal() <= KOREAN.ordinal();
    }

    boolean isHigh() {
      return this == LATIN || this == GREEK;
    }
  }

  private static final class Decoder extends CharsetDecoder {
    private static final Charset SHIFT_JIS_2004 = named("x-SJIS_0213");
    private static final Charset EUC_JP = named("EUC-JP");
    private static final Charset GB18030 = named("GB18030");
    private static final Charset WANSUNG = named("x-windows-949");
    private static final Charset ISO_GREEK = named("ISO-8859-7");

    private static final int ESCAPE = 0x1b;
    private static final int SHIFT_OUT = 0x0e;
    private static final int SHIFT_IN = 0x0f;

    private CodedSet set = CodedSet.ASCII;
    private CodedSet high = CodedSet.LATIN;
    private boolean shifted;

    Decoder(Charset charset) {
      super(charset, 1f, 2f);
    }

    /** A cut-down Java runtime lacks some; their characters are then U+FFFD. */
    private static Charset named(String name) {
      return Charset.isSupported(name) ? Charset.forName(name) : Charset.forName("US-ASCII");
    }

    @Override
    protected void implReset() {
      set = CodedSet.ASCII;
      high = CodedSet.LATIN;
      shifted = false;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      while (in.hasRemaining()) {
        if (out.remaining() < 2) {
          return CoderResult.OVERFLOW;
        }
        int start = in.position();
        int octet = in.get() & 0xff;
        if (octet == '\n' || octet == '\r') {
          implReset();
        }
        if (octet >= 0x80) {
          in.position(start);
          return CoderResult.malformedForLength(1);
        } else if (octet == ESCAPE) {
          escape(in, out);
        } else if (octet == SHIFT_OUT || octet == SHIFT_IN) {
          shifted = octet == SHIFT_OUT;
        } else if (octet <= ' ' || octet == 0x7f) {
          out.put((char) octet);
        } else if (shifted || set == CodedSet.KANA) {
          out.put(octet < 0x60 ? (char) (0xff40 + octet) : '\ufffd');
        } else if (!set.isWide()) {
          out.put((char) octet);
        } else {
          pair(octet, in, out);
        }
      }
      return CoderResult.UNDERFLOW;
    }

    /** Follows an escape sequence; one that nobody knows stays as it is written. */
    private void escape(ByteBuffer in, CharBuffer out) {
      if (remaining(in, "N") && in.remaining() >= 2) {
        in.get();
        int octet = (in.get() & 0x7f) | 0x80;
        out.put(high == CodedSet.GREEK ? first(ISO_GREEK, octet) : (char) octet);
        return;
      }
      for (CodedSet candidate : CodedSet.values()) {
        for (String sequence : candidate.sequences.split(" ", -1)) {
          if (remaining(in, sequence)) {
            in.position(in.position() + sequence.length());
            high = candidate.isHigh() ? candidate : high;
            set = candidate.isHigh() ? set : candidate;
            return;
          }
        }
      }
      if (remaining(in, "&@")) {
        in.position(in.position() + 2); // the edition of the set that the next sequence names
      } else {
        out.put((char) ESCAPE);
      }
    }

    private static boolean remaining(ByteBuffer in, String sequence) {
      if (in.remaining() < sequence.length()) {
        return false;
      }
      for (int i = 0; i < sequence.length(); i++) {
        if (in.get(in.position() + i) != sequence.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    private void pair(int row, ByteBuffer in, CharBuffer out) {
      int cell = in.hasRemaining() ? in.get(in.position()) & 0xff : 0;
      if (cell <= ' ' || cell >= 0x7f) {
        out.put('\ufffd'); // cut in the middle of a character
        return;
      }
      in.get();
      if (set == CodedSet.JIS_0208) {
        out.put(Jis0208.CHARACTERS[(row - 0x21) * 94 + cell - 0x21]);
        return;
      }
      String text =
          switch (set) {
            case JIS_0213 -> shiftJis(SHIFT_JIS_2004, row, cell);
            case JIS_0212 -> text(EUC_JP, 0x8f, row | 0x80, cell | 0x80);
            case GB -> text(GB18030, row | 0x80, cell | 0x80);
            default -> text(WANSUNG, row | 0x80, cell | 0x80);
          };
      // What the set does not hold becomes one mark, not one for each octet.
      out.put(text.length() > 2 || text.indexOf('\ufffd') >= 0 ? "\ufffd" : text);
    }

    /** The set that nearly all text is in, made once. */
    private static final class Jis0208 {
      private static final char[] CHARACTERS = characters();

      private static char[] characters() {
        Charset shiftJis = named("windows-31j");
        char[] characters = new char[94 * 94];
        for (int i = 0; i < characters.length; i++) {
          String text = shiftJis(shiftJis, 0x21 + i / 94, 0x21 + i % 94);
          characters[i] = text.length() == 1 ? text.charAt(0) : '\ufffd';
        }
        return characters;
      }
    }

    private static String shiftJis(Charset charset, int row, int cell) {
      int lead = (row - 0x21) / 2 + 0x81;
      int trail = row % 2 == 0 ? cell + 0x7e : cell + (cell < 0x60 ? 0x1f : 0x20);
      return text(charset, lead > 0x9f ? lead + 0x40 : lead, trail);
    }

    private static char first(Charset charset, int octet) {
      return text(charset, octet).charAt(0);
    }

    private static String text(Charset charset, int... octets) {
      byte[] bytes = new byte[octets.length];
      for (int i = 0; i < octets.length; i++) {
        bytes[i] = (byte) octets[i];
      }
      return new String(bytes, charset);
    }
  }
}
