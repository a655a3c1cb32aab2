package org.newsloom.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** HZ (RFC 1843), the seven-bit Chinese of alt.chinese.text: for reading only. */
final class HzGb2312 {
  static final Charset CHARSET = new ReadOnlyCharset("HZ-GB-2312", Decoder::new);

  private HzGb2312() {}

  /**
   * Whether octets without a label are HZ: between the two shifts, which stand in one line, nothing
   * but pairs of GB 2312, most of them Chinese characters.
   */
  static boolean isLikely(byte[] octets) {
    int characters = 0;
    int others = 0;
    for (int i = 0; i + 1 < octets.length; i++) {
      if (octets[i] != '~' || octets[i + 1] != '{') {
        continue;
      }
      int at = i + 2;
      while (at + 1 < octets.length && isPair(octets, at)) {
        characters += octets[at] >= 0x30 ? 1 : 0;
        others += octets[at] >= 0x30 ? 0 : 1;
        at += 2;
      }
      boolean closed = at + 1 < octets.length && octets[at] == '~' && octets[at + 1] == '}';
      if (!closed) {
        return false;
      }
      i = at + 1;
    }
    return characters >= 2 && characters > others;
  }

  private static boolean isPair(byte[] octets, int at) {
    return octets[at] >= 0x21 && octets[at] <= 0x77 && octets[at + 1] >= 0x21;
  }

  private static final class Decoder extends CharsetDecoder {
    private static final Charset GB = Charset.forName("GB18030");

    private boolean chinese;

    Decoder(Charset charset) {
      super(charset, 1f, 1f);
    }

    @Override
    protected void implReset() {
      chinese = false;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      while (in.hasRemaining()) {
        if (!out.hasRemaining()) {
          return CoderResult.OVERFLOW;
        }
        int start = in.position();
        int octet = in.get() & 0xff;
        if (octet == '\n') {
          chinese = false; // a line always begins in ASCII
        }
        boolean pairs = octet == '~' || (chinese && octet > 0x20 && octet < 0x7f);
        if (!pairs) {
          if (octet >= 0x80) {
            in.position(start);
            return CoderResult.malformedForLength(1);
          }
          out.put((char) octet);
        } else if (!in.hasRemaining()) {
          in.position(start);
          return CoderResult.UNDERFLOW; // the caller's end of input makes it malformed
        } else {
          pair(octet, in.get() & 0xff, in, out);
        }
      }
      return CoderResult.UNDERFLOW;
    }

    private void pair(int first, int second, ByteBuffer in, CharBuffer out) {
      if (first == '~' && (second == '{' || second == '}')) {
        chinese = second == '{';
      } else if (first == '~' && second == '~' && !chinese) {
        out.put('~');
      } else if (chinese && second > 0x20 && second < 0x7f) {
        byte[] gb = {(byte) (first | 0x80), (byte) (second | 0x80)};
        out.put(new String(gb, GB).charAt(0));
      } else if (first == '~' && second == '\n' && !chinese) {
        return; // a line that goes on
      } else if (first == '~' && second == '\r' && !chinese && isNext(in, '\n')) {
        in.get(); // the same where lines end as they do on the wire
      } else {
        out.put((char) first);
        in.position(in.position() - 1);
      }
    }

    private static boolean isNext(ByteBuffer in, char wanted) {
      return in.hasRemaining() && in.get(in.position()) == wanted;
    }
  }
}
