package org.newsloom.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.List;

/**
 * Charsets of one octet a character that Java does not bring, ASCII in their lower half: for
 * reading only.
 */
final class SingleByteCharset extends Charset {
  private static final String C1 = c1();

  /** ISO-8859-10 (Nordic), ISO-8859-14 (Celtic), VISCII (RFC 1456, Vietnamese). */
  static final List<Charset> ALL =
      List.of(
          new SingleByteCharset(
              "ISO-8859-10",
              C1
                  + "\u00a0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00adŪŊ°ąēģīĩķ·ļđšŧž―ūŋ"
                  + "ĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞß"
                  + "āáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ"),
          new SingleByteCharset(
              "ISO-8859-14",
              C1
                  + "\u00a0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00ad®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡ"
                  + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶß"
                  + "àáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ"),
          new SingleByteCharset(
              "VISCII",
              "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
                  + "Õắằặấầẩậẽẹếềểễệốồổỗ\u1ee0ƠộờởịỰỨỪỬơớƯ"
                  + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
                  + "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"));

  /** The characters of octets 0x80 to 0xff. */
  private final String upperHalf;

  private SingleByteCharset(String name, String upperHalf) {
    super(name, null);
    this.upperHalf = upperHalf;
  }

  private static String c1() {
    StringBuilder controls = new StringBuilder();
    for (char c = 0x80; c < 0xa0; c++) {
      controls.append(c);
    }
    return controls.toString();
  }

  @Override
  public boolean contains(Charset other) {
    return false;
  }

  @Override
  public boolean canEncode() {
    return false;
  }

  @Override
  public CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException(name() + " is never written");
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new CharsetDecoder(this, 1f, 1f) {
      @Override
      protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        while (in.hasRemaining()) {
          if (!out.hasRemaining()) {
            return CoderResult.OVERFLOW;
          }
          int octet = in.get() & 0xff;
          out.put(octet < 0x80 ? (char) octet : upperHalf.charAt(octet - 0x80));
        }
        return CoderResult.UNDERFLOW;
      }
    };
  }
}
