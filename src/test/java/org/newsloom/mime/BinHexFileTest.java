package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Article;
import org.newsloom.article.Defect;
import org.newsloom.article.Part;

/** Files in BinHex, made here by the description in RFC 1741. */
final class BinHexFileTest {
  private static final String ALPHABET =
      "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";
  private static final ArticleParser PARSER = new ArticleParser();

  private static byte[] fork(byte[] octets) {
    int crc = 0;
    for (byte octet : octets) {
      for (int bit = 7; bit >= 0; bit--) {
        boolean carry = (crc & 0x8000) != 0;
        crc = ((crc << 1) | ((octet >> bit) & 1)) & 0xffff;
        crc ^= carry ? 0x1021 : 0;
      }
    }
    // Two octets of zero go through the sum behind the others, as the description has it.
    for (int bit = 0; bit < 16; bit++) {
      boolean carry = (crc & 0x8000) != 0;
      crc = (crc << 1) & 0xffff;
      crc ^= carry ? 0x1021 : 0;
    }
    return ByteBuffer.allocate(octets.length + 2).put(octets).putShort((short) crc).array();
  }

  private static String binHex(String name, byte[] data, byte[] resource) {
    byte[] letters = name.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer head = ByteBuffer.allocate(1 + letters.length + 19);
    head.put((byte) letters.length)
        .put(letters)
        .put((byte) 0)
        .put("TEXTttxt".getBytes(StandardCharsets.US_ASCII));
    head.putShort((short) 0).putInt(data.length).putInt(resource.length);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(fork(head.array()));
    all.writeBytes(fork(data));
    all.writeBytes(fork(resource));
    return packed(shortened(all.toByteArray()));
  }

  private static byte[] shortened(byte[] octets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < octets.length; ) {
      int run = 1;
      while (i + run < octets.length && run < 255 && octets[i + run] == octets[i]) {
        run++;
      }
      out.write(octets[i]);
      if ((octets[i] & 0xff) == 0x90) {
        out.write(0);
        run = 1;
      } else if (run > 3) {
        out.write(0x90);
        out.write(run);
      } else {
        run = 1;
      }
      i += run;
    }
    return out.toByteArray();
  }

  private static String packed(byte[] octets) {
    StringBuilder text = new StringBuilder(":");
    int bits = 0;
    int count = 0;
    for (byte octet : octets) {
      bits = ((bits << 8) | (octet & 0xff)) & 0xffff;
      count += 8;
      while (count >= 6) {
        count -= 6;
        text.append(ALPHABET.charAt((bits >> count) & 0x3f));
      }
    }
    if (count > 0) {
      text.append(ALPHABET.charAt((bits << (6 - count)) & 0x3f));
    }
    return text.append(':').toString().replaceAll("(.{64})", "$1\n");
  }

  private static byte[] article(String file) {
    return ("Subject: a file\n\nHere it is:\n(This file must be converted with BinHex 4.0)\n\n"
            + file
            + "\nGreetings\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] data() {
    byte[] data = new byte[3_000];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i < 1_000 ? 0x41 : i % 7 == 0 ? 0x90 : i * 31);
    }
    return data;
  }

  @Test
  void isFoundInATextAndUnpacked() {
    byte[] raw = article(binHex("Read me", data(), new byte[0]));
    Article article = PARSER.parse(raw);
    assertThat(article.text()).contains("Here it is:").contains("Greetings").doesNotContain(":$");
    Part file = article.parts().getLast();
    assertThat(file.name()).isEqualTo("Read me");
    assertThat(PARSER.part(raw, file.path())).contains(data());
    assertThat(article.defects()).extracting(Defect::what).noneMatch(it -> it.contains("BinHex"));
  }

  @Test
  void givesTheResourceForkWhereThereIsNothingElse() {
    byte[] raw = article(binHex("Icon", new byte[0], data()));
    Article article = PARSER.parse(raw);
    assertThat(PARSER.part(raw, article.parts().getLast().path())).contains(data());
    assertThat(article.defects()).extracting(Defect::what).noneMatch(it -> it.contains("BinHex"));
  }

  @Test
  void saysWhatIsWrongWithIt() {
    String whole = binHex("Read me", data(), new byte[0]);
    assertThat(defects(whole.substring(0, whole.length() / 2))).contains("BinHex file is cut");
    StringBuilder changed = new StringBuilder(whole);
    int at = whole.length() - 200;
    changed.setCharAt(at, changed.charAt(at) == '!' ? '"' : '!');
    assertThat(defects(changed.toString())).anyMatch(it -> it.startsWith("BinHex file"));
    assertThat(defects(":!!!!:")).contains("BinHex file has no head");
  }

  private static java.util.List<String> defects(String file) {
    return PARSER.parse(article(file)).defects().stream().map(Defect::what).toList();
  }

  @Test
  void proseAboutItIsText() {
    byte[] raw = article("It means that one needs a Macintosh.");
    assertThat(PARSER.parse(raw).parts()).hasSize(1);
    assertThat(PARSER.parse(raw).text()).contains("must be converted with BinHex");
  }
}
