package org.newsloom.bench;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up subjects, authors and texts. The same number gives the same words. */
final class Words {
  /** Stands in one of 800 subjects, and in no other word. */
  static final String RARE = "Ozymandias";

  /** Stands in one of 1,000 texts. */
  static final String RARE_IN_TEXT = "marzipan";

  private static final List<String> COMMON =
      List.of(
          ("the of and to in that is for on with as was at by be it from this have or are not an"
                  + " but which they one all their has there been if more when will would who so no"
                  + " about out up what some time into than only could other new these two may then"
                  + " do first any like my now over such our man me even most made after also did"
                  + " many before must through back years where much your way well down should"
                  + " because each just those people how too little state good very make world still"
                  + " own see men work long get here between both life being under never day same"
                  + " another know while last might us great old year off come since against go came"
                  + " right used take three")
              .split(" "));

  private static final List<String> TOPICS =
      List.of(
          ("election budget harbour railway senate council ballot treaty census tariff orchard"
                  + " lighthouse archive parliament referendum reservoir pension licence mayor bridge"
                  + " postcode broadcast newspaper library museum observatory almanac compiler kernel"
                  + " keyboard modem terminal bakery teapot bicycle telescope violin chess marathon"
                  + " glacier volcano monsoon meadow heron badger juniper walnut granite copper"
                  + " lantern ferry canal viaduct tunnel timetable platform")
              .split(" "));

  private static final List<String> FIRST =
      List.of(
          ("Ada Ben Clara Dirk Edith Frank Greta Hugo Ines Jonas Karin Lars Mona Nils Olga Paul"
                  + " Rosa Sven Tilda Udo Vera Wim Yara Zeno")
              .split(" "));

  private static final List<String> LAST =
      List.of(
          ("Ashdown Birkett Calloway Dunmore Ellery Farrow Garland Hollis Ingram Jessop Kettering"
                  + " Lomax Merrick Norwood Oakley Pryce Quill Redfern Stroud Thorne Upton Vickers"
                  + " Wexford Yardley")
              .split(" "));

  private static final List<String> HOSTS =
      List.of(
          "mail.example",
          "news.example.org",
          "example.net",
          "users.example.com",
          "host.invalid",
          "nowhere.invalid");

  private static final List<String> SYLLABLES =
      List.of(
          ("ba be bi bo bra ca ce cla co cu da de di dor du el en er fa fe fi flo ga ge gri ha he"
                  + " hol in is ka ke la le lin lo ma me mi mon na ne no or pa pe pla po ra re ri ro"
                  + " sa se si sta su ta te ti ton tra un va ve vi wa we za")
              .split(" "));

  private static final List<String> CHINESE =
      List.of(
          ("选举 城市 图书 电脑 程序 语言 问题 报纸 铁路 港口 预算 议会 学校 老师 学生 朋友 天气 火山 河流 桥梁"
                  + " 自行车 望远镜 历史 文化 音乐 电影 新闻 网络 服务器 文章 意见 方法 结果 时间 世界 国家 社会 经济"
                  + " 工作 生活 我们 他们 认为 可以 没有 因为 所以 但是 如果 这个 那个 什么 怎么 已经 现在 以后")
              .split(" "));

  /** How many different words the rarer ones of {@link #prose} are. */
  private static final int VOCABULARY = 60_000;

  /** Phrases that no ASCII holds, each with the charset that a newsreader would send it in. */
  private enum Foreign {
    GERMAN("Größe und Übermut der Bürgermeister", "ISO-8859-1"),
    FRENCH("Élection à la mairie: les résultats", "UTF-8"),
    RUSSIAN("Новые выборы и старые обещания", "KOI8-R"),
    UKRAINIAN("Міські вибори – підсумки", "UTF-8"),
    CHINESE("关于选举的几点看法", "GB2312"),
    JAPANESE("選挙についての質問", "UTF-8"),
    POLISH("Wybory i źródła błędów", "ISO-8859-2"),
    GREEK("Εκλογές και υποσχέσεις", "ISO-8859-7");

    private final String phrase;
    private final String charset;

    Foreign(String phrase, String charset) {
      this.phrase = phrase;
      this.charset = charset;
    }

    String encoded(boolean base64) {
      byte[] octets = phrase.getBytes(Charset.forName(charset));
      return "=?" + charset + (base64 ? "?B?" + base64(octets) : "?Q?" + quoted(octets)) + "?=";
    }

    private static String base64(byte[] octets) {
      return Base64.getEncoder().encodeToString(octets);
    }

    private static String quoted(byte[] octets) {
      StringBuilder text = new StringBuilder();
      for (byte octet : octets) {
        int value = octet & 0xff;
        boolean plain = Character.isLetterOrDigit(value) && value < 0x80;
        text.append(
            plain ? String.valueOf((char) value) : value == ' ' ? "_" : "=%02X".formatted(value));
      }
      return text.toString();
    }
  }

  private Words() {}

  /** What a subject is made of; 3 % are encoded, 0.8 % glued, 0.8 % octets beyond ASCII. */
  static String subject(SplittableRandom random) {
    double kind = random.nextDouble();
    String words = sentence(random, 3 + random.nextInt(5));
    Foreign foreign = Foreign.values()[random.nextInt(Foreign.values().length)];
    if (kind < 0.030) {
      return foreign.encoded(random.nextBoolean()) + " " + words;
    }
    if (kind < 0.038) {
      // Two encoded words without the blank that RFC 2047 section 2 wants between them.
      return foreign.encoded(false) + "=?US-ASCII?Q?" + words.replace(' ', '_') + "?=";
    }
    if (kind < 0.046) {
      Charset charset =
          random.nextBoolean() ? StandardCharsets.UTF_8 : Charset.forName(foreign.charset);
      return words
          + " "
          + new String(foreign.phrase.getBytes(charset), StandardCharsets.ISO_8859_1);
    }
    return words;
  }

  /** A From value in one of the forms that are seen. */
  static String author(SplittableRandom random) {
    String first = pick(FIRST, random);
    String last = pick(LAST, random);
    int number = random.nextInt(10_000);
    String address = lower(first) + "." + lower(last) + number + "@" + pick(HOSTS, random);
    return switch (random.nextInt(20)) {
      case 0 -> address;
      case 1, 2 -> address + " (" + first + " " + last + ")";
      case 3, 4 -> "\"" + last + ", " + first + "\" <" + address + ">";
      case 5 -> "=?UTF-8?Q?" + first + "_M=C3=BCller-" + last + "?= <" + address + ">";
      default -> first + " " + last + " <" + address + ">";
    };
  }

  /** Text of a line, cut to that many letters. */
  static String line(SplittableRandom random, int letters) {
    StringBuilder line = new StringBuilder(letters + 12);
    while (line.length() < letters) {
      line.append(pick(random.nextInt(8) == 0 ? TOPICS : COMMON, random)).append(' ');
    }
    // Ends neither in a blank nor in a letter less than was promised.
    line.setLength(letters - 1);
    return line.append('.').toString();
  }

  /**
   * Text of a line, cut to that many letters, with many rare words among a few frequent ones: of
   * seven words one is a topic and two are from a large vocabulary, some far more often than
   * others.
   */
  static String prose(SplittableRandom random, int letters) {
    StringBuilder line = new StringBuilder(letters + 24);
    while (line.length() < letters) {
      int kind = random.nextInt(21);
      line.append(kind < 6 ? rarer(random) : pick(kind < 9 ? TOPICS : COMMON, random))
          .append(kind == 9 ? ", " : " ");
    }
    line.setLength(letters - 1);
    return line.append('.').toString();
  }

  /** A line of Chinese, without blanks. */
  static String chinese(SplittableRandom random) {
    StringBuilder line = new StringBuilder(40);
    for (int i = 0; i < 14; i++) {
      line.append(pick(CHINESE, random)).append(i == 6 ? "，" : "");
    }
    return line.append('。').toString();
  }

  /** Most words of a text that are not frequent are rare, as Zipf's law has it. */
  private static String rarer(SplittableRandom random) {
    double share = random.nextDouble();
    SplittableRandom word = new SplittableRandom((long) (share * share * share * VOCABULARY));
    StringBuilder letters = new StringBuilder(12);
    for (int i = 2 + word.nextInt(3); i > 0; i--) {
      letters.append(pick(SYLLABLES, word));
    }
    return letters.toString();
  }

  static String host(long number) {
    return HOSTS.get((int) Math.floorMod(number, (long) HOSTS.size()));
  }

  private static String sentence(SplittableRandom random, int count) {
    StringBuilder text = new StringBuilder(64);
    for (int i = 0; i < count; i++) {
      String word = pick(i % 2 == 1 ? TOPICS : COMMON, random);
      if (i > 0) {
        text.append(' ').append(word);
      } else {
        text.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
    }
    // Most subjects are not said twice in a group of a million.
    return text.append(' ').append(random.nextInt(100_000)).toString();
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }

  private static String pick(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }
}
