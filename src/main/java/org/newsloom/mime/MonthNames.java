package org.newsloom.mime;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Names of months, English before all, and of programs that wrote dates in their own tongue. */
final class MonthNames {
  /** No name is told by fewer letters. */
  private static final int LEAST = 3;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final List<String> ENGLISH =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** A line for each month, its names parted by blanks, without accents. */
  private static final List<List<String>> OTHERS =
      """
      januar janner janvier enero gennaio janeiro gener januari tammikuu ledna stycznia ianuarie ocak января
      februar feber fevrier febrero febbraio fevereiro febrer februari helmikuu unora lutego februarie subat февраля
      marz mrz mrt mars marzo marco marc maart marts maaliskuu brezna marca marcius martie mart марта
      april avril abril aprile huhtikuu dubna kwietnia aprilis aprilie nisan апреля
      mai maj mei mayo maggio maio maig toukokuu kvetna maja majus mayis мая май
      juni juin junio giugno junho juny kesakuu cervna czerwca junius iunie haziran июня
      juli juillet julio luglio julho juliol heinakuu cervence lipca julius iulie temmuz июля
      aout agosto agost augustus augusti agustus elokuu srpna sierpnia augusztus agustos августа
      septembre septiembre setiembre settembre setembro setembre syyskuu zari wrzesnia szeptember septembrie eylul сентября
      oktober octobre octubre ottobre outubro lokakuu rijna pazdziernika octombrie ekim октября
      novembre noviembre novembro marraskuu listopadu listopada noiembrie kasim ноября
      dezember decembre diciembre dicembre dezembro desembre desember joulukuu prosince grudnia decembrie aralik декабря
      """
          .lines()
          .map(line -> List.of(marksTakenOff(line).split(" ", -1)))
          .toList();

  private MonthNames() {}

  /**
   * The month, from 1, that a word in lower case names or abbreviates; empty where it is none or
   * could be two.
   */
  static OptionalInt month(String word) {
    if (word.length() < LEAST) {
      return OptionalInt.empty();
    }
    String plain = marksTakenOff(word);
    for (int month = 1; month <= ENGLISH.size(); month++) {
      if (ENGLISH.get(month - 1).startsWith(plain)) {
        return OptionalInt.of(month);
      }
    }
    OptionalInt found = OptionalInt.empty();
    for (int month = 1; month <= OTHERS.size(); month++) {
      if (OTHERS.get(month - 1).stream().anyMatch(name -> name.startsWith(plain))) {
        if (found.isPresent()) {
          return OptionalInt.empty();
        }
        found = OptionalInt.of(month);
      }
    }
    return found;
  }

  /** Latin and Cyrillic letters without their accents. */
  private static String marksTakenOff(String text) {
    String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return MARKS.matcher(apart).replaceAll("").replace('ı', 'i').replace('ł', 'l');
  }
}
