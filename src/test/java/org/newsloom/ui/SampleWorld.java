package org.newsloom.ui;

import java.time.Instant;
import java.util.stream.IntStream;
import org.newsloom.article.Author;
import org.newsloom.ui.FakeNews.Item;

/** Newsgroups to look at: many scripts, depths, quotations, links. */
final class SampleWorld {
  static final String FIRST =
      """
      American tech giants once boldly declared their ambition to make U.S. standards the global standard—but now, they’ve seemingly dismantled that vision with their own hands.
      Earlier this year, during Meta’s earnings call, CEO Mark Zuckerberg asserted: “There will be a global open-source standard—and for our national interest, it must be an American standard!”
      Behind Meta’s rare “capitulation” lies profound无奈 (helplessness). On one hand, Meta has lost its throne in the open-source arena.
      --- Synchronet 3.21b-Linux NewsLink 1.2
       *  Example BBS - Nowhere - telnet://bbs.example.invalid
      """;

  static final String ANSWER =
      """
      In article <mission-1@newsgrouper.org.invalid> TikTok fan wrote:
      >> American tech giants once boldly declared their ambition to make
      >> U.S. standards the global standard.
      >>> And before that somebody said this, three levels down, in a line
      >>> that goes on for a while.
      > Is there a source for the *distillation* claim?

      There is: https://example.invalid/news/qwen?utm=1 -- and see the
      earlier thread in news:comp.misc (or <ann@example.invalid>).

      Some CJK: 背后是深刻的无奈，日本語の文章、한국어 문장.
      RTL: مرحبا بالعالم / שלום עולם

        if (a != b) -> return /really/ _now_;
          ^^^^ columns

      I doubt the 4% figure.
      --\s
      Ann Reader
      https://ann.example.invalid/
      """;

  private SampleWorld() {}

  static FakeNews news() {
    FakeNews news = new FakeNews();
    String subject = "From Arrogance to Adaptation: Meta Bows to Alibaba’s Qwen in AI Power Shift";
    Author fan = new Author("TikTok fan", "user11874@newsgrouper.org.invalid");
    Author ann = new Author("Ann Reader", "ann@example.invalid");
    news.add(
        "alt.politics.usa",
        item(0, subject, fan, 0, FIRST),
        item(1, "Re: " + subject, ann, 104, ANSWER),
        item(2, "Re: " + subject, new Author("Ulf Öberg", "ulf@example.invalid"), 142, ANSWER),
        item(2, "Re: " + subject, new Author("李明", "li@example.invalid"), 173, "同意。\n\n> 无奈\n是的。"),
        item(1, "Re: " + subject, new Author("Old Timer", "old@example.invalid"), 277, "Indeed.\n"),
        new Item(0, "", Author.UNKNOWN, at(300), "", true),
        item(
            1,
            "Re: Senate passes the appropriations bill 52–47",
            new Author("J. Doe", "jd@example.invalid"),
            -330,
            "Well."),
        item(
            0,
            "Tariffs and the price of everything 📈",
            new Author("Marta K.", "mk@example.invalid"),
            -480,
            "Numbers."),
        item(1, "Re: Tariffs and the price of everything", ann, -400, ANSWER),
        item(
            0,
            "FAQ: posting guidelines for alt.politics.usa (v3.2, weekly)",
            new Author("Group FAQ bot", "faq@example.invalid"),
            -1760,
            "Read me."),
        item(
            0,
            "Электоральная карта 2026",
            new Author("Иван П.", "ivan@example.invalid"),
            -2000,
            "Карта."),
        item(
            1,
            "Re: Электоральная карта 2026",
            new Author("", "anonymous@example.invalid"),
            -1990,
            "Да."),
        item(
            0,
            "نقاش مفتوح حول الانتخابات",
            new Author("سلمى", "salma@example.invalid"),
            -3000,
            "مرحبا بالعالم"));
    news.add("comp.lang.java.programmer", many(64));
    news.add("comp.misc", many(3));
    news.add("news.software.readers", many(12));
    news.add("rec.arts.sf.written", many(121));
    news.add("sci.physics", many(2));
    news.add("uk.d-i-y", many(5));
    news.read("sci.physics").set(0, 2);
    news.read("alt.politics.usa").set(1);
    news.read("alt.politics.usa").set(4);
    news.read("alt.politics.usa").set(9, 11);
    news.flagged("alt.politics.usa").set(9);
    return news;
  }

  static Instant at(int minutes) {
    return Instant.parse("2025-12-12T05:18:09Z").plusSeconds(minutes * 60L);
  }

  private static Item item(int depth, String subject, Author from, int minutes, String text) {
    return new Item(depth, subject, from, at(minutes), text, false);
  }

  private static Item[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            item(
                i % 4 == 0 ? 0 : 1,
                "Thread " + i / 4 + " about something",
                new Author("Writer " + i, "w" + i + "@example.invalid"),
                -i * 60,
                "Line\n".repeat(80)))
        .toArray(Item[]::new);
  }
}
