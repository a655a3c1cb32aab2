package org.newsloom.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** UTF-7 (RFC 2152), which Java does not bring: for reading only, nobody should write it. */
final class Utf7 {
  static final Charset CHARSET = new ReadOnlyCharset("UTF-7", Decoder::new);

  private Utf7() {}

  private static final class Decoder extends CharsetDecoder {
    private boolean shifted;
    private boolean fresh;
    private int bits;
    private int count;

    Decoder(Charset charset) {
      super(charset, 1f, 1f);
    }

    @Override
    protected void implReset() {
      shifted = false;
      fresh = false;
      bits = 0;
      count = 0;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      while (in.hasRemaining()) {
        if (!out.hasRemaining()) {
          return CoderResult.OVERFLOW;
        }
        int octet = in.get() & 0xff;
        if (octet >= 0x80) {
          in.position(in.position() - 1);
          implReset();
          return CoderResult.malformedForLength(1);
        }
        if (shifted) {
          inBase64(octet, out);
        } else if (octet == '+') {
          implReset();
          shifted = true;
          fresh = true;
        } else {
          out.put((char) octet);
        }
      }
      return CoderResult.UNDERFLOW;
    }

    private void inBase64(int octet, CharBuffer out) {
      int six = Base64Octets.value(octet);
      if (six >= 0) {
        fresh = false;
        bits = bits << 6 | six;
        count += 6;
        if (count >= 16) {
          count -= 16;
          out.put((char) (bits >> count));
          bits &= (1 << count) - 1;
        }
        return;
      }
      // "+-" is a plus sign; a minus ends the run and is swallowed, anything else stands for
      // itself.
      if (octet != '-') {
        out.put((char) octet);
      } else if (fresh) {
        out.put('+');
      }
      implReset();
    }
  }
}
