package org.newsloom.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.util.IOUtils;

/** The words that a language cannot do without, some 6,000 of thirty languages: Lucene's lists. */
final class LittleWords {
  private static final int MAX_LENGTH = 30;

  private final List<String> tags = new ArrayList<>();

  /** By little word the indexes of the languages that have it. */
  private final Map<String, int[]> littleWords = new HashMap<>();

  private LittleWords() {}

  static LittleWords read() {
    LittleWords all = new LittleWords();
    all.add("ar", ArabicAnalyzer.getDefaultStopSet());
    all.add("bg", BulgarianAnalyzer.getDefaultStopSet());
    all.add("ca", CatalanAnalyzer.getDefaultStopSet());
    all.add("ckb", SoraniAnalyzer.getDefaultStopSet());
    all.add("cs", CzechAnalyzer.getDefaultStopSet());
    all.add("da", DanishAnalyzer.getDefaultStopSet());
    all.add("de", GermanAnalyzer.getDefaultStopSet());
    all.add("en", english());
    all.add("es", SpanishAnalyzer.getDefaultStopSet());
    all.add("et", EstonianAnalyzer.getDefaultStopSet());
    all.add("eu", BasqueAnalyzer.getDefaultStopSet());
    all.add("fa", PersianAnalyzer.getDefaultStopSet());
    all.add("fi", FinnishAnalyzer.getDefaultStopSet());
    all.add("fr", FrenchAnalyzer.getDefaultStopSet());
    all.add("ga", IrishAnalyzer.getDefaultStopSet());
    all.add("gl", GalicianAnalyzer.getDefaultStopSet());
    all.add("hi", HindiAnalyzer.getDefaultStopSet());
    all.add("hu", HungarianAnalyzer.getDefaultStopSet());
    all.add("id", IndonesianAnalyzer.getDefaultStopSet());
    all.add("it", ItalianAnalyzer.getDefaultStopSet());
    all.add("lt", LithuanianAnalyzer.getDefaultStopSet());
    all.add("lv", LatvianAnalyzer.getDefaultStopSet());
    all.add("ne", NepaliAnalyzer.getDefaultStopSet());
    all.add("nl", DutchAnalyzer.getDefaultStopSet());
    all.add("no", NorwegianAnalyzer.getDefaultStopSet());
    all.add("pt", PortugueseAnalyzer.getDefaultStopSet());
    all.add("ro", RomanianAnalyzer.getDefaultStopSet());
    all.add("ru", RussianAnalyzer.getDefaultStopSet());
    all.add("sr", SerbianAnalyzer.getDefaultStopSet());
    all.add("sv", SwedishAnalyzer.getDefaultStopSet());
    all.add("tr", TurkishAnalyzer.getDefaultStopSet());
    return all;
  }

  /** The usual list of Lucene has only some thirty words. */
  private static CharArraySet english() {
    try {
      return WordlistLoader.getSnowballWordSet(
          IOUtils.getDecodingReader(
              IOUtils.requireResourceNonNull(
                  SnowballFilter.class.getResourceAsStream("english_stop.txt"), "english_stop.txt"),
              StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own list of words cannot be read", e);
    }
  }

  private void add(String tag, CharArraySet words) {
    int index = tags.size();
    tags.add(tag);
    for (Object word : words) {
      littleWords.merge(
          new String((char[]) word),
          new int[] {index},
          (some, one) -> {
            int[] more = Arrays.copyOf(some, some.length + 1);
            more[some.length] = one[0];
            return more;
          });
    }
  }

  int languages() {
    return tags.size();
  }

  boolean has(String tag) {
    return tags.contains(tag);
  }

  String tag(int language) {
    return tags.get(language);
  }

  /**
   * Adds a word to what was found of each language; one of several languages is shared out. Single
   * letters stand in programs and tables too and say nothing.
   */
  void count(String word, double[] found) {
    boolean isLatinLetter = word.length() == 1 && word.charAt(0) < 0x250;
    if (word.length() <= MAX_LENGTH && !isLatinLetter) {
      int[] languages = littleWords.get(word.toLowerCase(Locale.ROOT));
      if (languages != null) {
        for (int language : languages) {
          found[language] += 1.0 / languages.length;
        }
      }
    }
  }
}
