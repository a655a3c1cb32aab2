package org.newsloom.reading;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.newsloom.article.MessageId;

/** Articles of our own in scripts and with characters that few of the real ones have. */
final class SearchReferenceArticles {
  private record Written(String subject, String from, String text) {}

  private static final List<Written> ALL =
      List.of(
          new Written("profound无奈 (a test)", "无名 <wu@example.org>", "使用Java编程很有趣。\n人工智能 and more."),
          new Written("Re: profound无奈 (a test)", "Ann <ann@example.org>", "无奈 foo bar\n奈 foo"),
          new Written(
              "テスト投稿 第２回", "山田太郎 <taro@example.jp>", "これはテストです。ｶﾞｲﾄﾞブックとサーバー。\n東京 tower 大阪"),
          new Written("검색하다 시험", "김철수 <kim@example.kr>", "한국어 검색을 시험하다. 뉴스그룹"),
          new Written(
              "ภาษาไทย ทดสอบ", "สมชาย <somchai@example.th>", "การค้นหาภาษาไทยดีมาก\nที่นี่มีข่าว"),
          new Written("ดูข่าว", "Ann <ann@example.org>", "ดูนี่ ทำ มา ทุ่ง"),
          new Written(
              "हिन्दी में परीक्षण", "राम <ram@example.in>", "यह एक परीक्षण है। किताब और कलम।"),
          new Written(
              "C++ und C# im Café",
              "José Núñez <jn@example.org>",
              "Straße, naïve, Łódź, Øresund, smörgåsbord; ﬁne ＡＢＣ"),
          new Written("Ёлка и снег", "Пётр Иванов <petr@example.ru>", "Ёжик в тумане, ещё раз."),
          new Written(
              "ΑΘΗΝΑ και οδός", "Νίκος <nikos@example.gr>", "Ο δρόμος της Αθήνας είναι μακρύς."),
          new Written("שָׁלוֹם עולם", "Dov <dov@example.il>", "שלום לכולם"),
          new Written("العربية اختبار", "Samir <samir@example.com>", "مَرْحَبًا بالعالم"),
          new Written(
              "Emoji 😀 party 🎉",
              "Ann <ann@example.org>",
              "A smile 😀and a flag 🇩🇪 here, 5½ km, x², ①"),
          new Written("Re: Re: re reply marks", "bob+news@sub.example.org", "re: once more re"),
          new Written("Re:", "Bob <bob@example.org>", "only the mark in the subject"),
          new Written(
              "x-face and under_score",
              "O'Hara <o.hara@example.org>",
              "e-mail x-face under_score don't 3.14 1,000 a/b"),
          new Written("𠮷野家 rare ideograph", "Ann <ann@example.org>", "𠮷野 and 野𠮷"),
          new Written(
              "ＦＵＬＬ width",
              "Ann <ann@example.org>",
              "soft\u00adhyphen zero\u200bwidth e\u0301te\u0301 が が"));

  private SearchReferenceArticles() {}

  static Map<MessageId, byte[]> all() {
    Map<MessageId, byte[]> all = new LinkedHashMap<>();
    for (int i = 0; i < ALL.size(); i++) {
      Written one = ALL.get(i);
      MessageId id = new MessageId("own" + i + "!?,[x]@example.org");
      String article =
          """
          From: %s
          Newsgroups: local.own
          Subject: %s
          Message-ID: %s
          Date: %d Mar 2024 10:00:00 +0000
          Content-Type: text/plain; charset=UTF-8

          %s
          """
              .formatted(one.from, one.subject, id, i + 1, one.text);
      all.put(id, article.getBytes(StandardCharsets.UTF_8));
    }
    return all;
  }
}
