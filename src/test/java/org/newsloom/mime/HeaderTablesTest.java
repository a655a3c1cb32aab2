package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.newsloom.Corpus;
import org.newsloom.article.Defect;
import org.newsloom.article.MessageId;

/** Dates, References and parameters that other programs' tests expect. */
final class HeaderTablesTest {
  @Test
  void readsTheDatesOfTheTable() {
    List<String> wrong = new ArrayList<>();
    for (List<String> row : Corpus.rows("date-cases.tsv")) {
      byte[] raw = Corpus.unescape(row.get(1));
      String date =
          Dates.decode(raw, 0, raw.length, "Date", new ArrayList<Defect>())
              .map(Instant::toString)
              .orElse("INVALID");
      boolean garbageZone = row.get(5).contains("any answer");
      boolean leap = row.get(3).equals("yes") && row.get(1).contains(":60");
      if (!date.equals(row.get(2)) && !garbageZone && !(leap && isNextSecond(row.get(2), date))) {
        wrong.add(row.get(0) + " " + row.get(1) + " wanted " + row.get(2) + " got " + date);
      }
    }
    // A missing zone is UTC here, as the table allows; its row was made where it was local time.
    assertThat(wrong)
        .containsExactly(
            "d0094 21 Apr 1998 15:42:04 wanted 1998-04-21T22:42:04Z got 1998-04-21T15:42:04Z");
  }

  private static boolean isNextSecond(String wanted, String got) {
    return !wanted.equals("INVALID") && Instant.parse(wanted).plusSeconds(1).toString().equals(got);
  }

  @Test
  void readsTheReferencesOfTheTable() {
    for (List<String> row : Corpus.rows("references-decode.tsv")) {
      byte[] raw = Corpus.unescape(row.get(0));
      List<String> ids =
          ReferencesDecoder.decode(raw, 0, raw.length, "References", new ArrayList<Defect>())
              .ids()
              .stream()
              .map(MessageId::text)
              .toList();
      assertThat(String.join(" ", ids)).as(row.get(0)).isEqualTo(row.get(1));
    }
  }

  @Test
  void readsTheParametersOfTheTable() throws IOException {
    for (List<String> row : Corpus.rows("rfc2231-params.tsv")) {
      byte[] raw = Corpus.unescape(row.get(0));
      Parameters read =
          Parameters.decode(raw, 0, raw.length, "Content-Disposition", Charsets.WINDOWS_1252);
      assertThat(List.of(read.value(), read.params()))
          .as(row.get(0))
          .isEqualTo(JSON.std.listFrom(row.get(1)));
    }
  }
}
