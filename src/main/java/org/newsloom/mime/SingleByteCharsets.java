package org.newsloom.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.List;

/**
 * Charsets of one octet a character that Java does not bring, ASCII in their lower half: for
 * reading only.
 */
final class SingleByteCharsets {
  private static final String C1 = c1();

  /** ISO-8859-10 (Nordic), ISO-8859-14 (Celtic), VISCII (RFC 1456, Vietnamese). */
  static final List<Charset> ALL =
      List.of(
          charset(
              "ISO-8859-10",
              C1
                  + "\u00a0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00adŪŊ°ąēģīĩķ·ļđšŧž―ūŋ"
                  + "ĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞß"
                  + "āáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ"),
          charset(
              "ISO-8859-14",
              C1
                  + "\u00a0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00ad®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡ"
                  + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶß"
                  + "àáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ"),
          charset(
              "VISCII",
              "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
                  + "Õắằặấầẩậẽẹếềểễệốồổỗ\u1ee0ƠộờởịỰỨỪỬơớƯ"
                  + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
                  + "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"));

  private SingleByteCharsets() {}

  private static String c1() {
    StringBuilder controls = new StringBuilder();
    for (char c = 0x80; c < 0xa0; c++) {
      controls.append(c);
    }
    return controls.toString();
  }

  /** A charset with these characters at the octets 0x80 to 0xff. */
  private static Charset charset(String name, String upperHalf) {
    return new ReadOnlyCharset(name, charset -> decoder(charset, upperHalf));
  }

  private static CharsetDecoder decoder(Charset charset, String upperHalf) {
    return new CharsetDecoder(charset, 1f, 1f) {
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
