package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.USA;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.store.FullTextQuery.Column;
import org.newsloom.store.FullTextQuery.Phrase;

/** Which subjects and authors have a word, however many there are. */
final class WordSetsTest {
  @TempDir Path folder;

  private Db cache;

  @BeforeEach
  void fill() throws SQLException {
    try (Store store = Profile.open(folder)) {
      Profile.Lines lines = new Profile.Lines();
      for (int i = 1; i <= 10; i++) {
        lines.add(i, i + "@x", (i % 2 == 0 ? "even " : "odd ") + i);
      }
      lines.into(store, USA);
    }
    cache = Db.openReader(folder.resolve(StoreFiles.CACHE));
  }

  @AfterEach
  void close() throws SQLException {
    cache.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 1000})
  void allAreFoundHoweverManyAreFetchedAtATime(int inOneRow) throws SQLException {
    Sought even =
        new WordSets(cache, new TextNumbers(), inOneRow).lookUp(new Phrase(Column.SUBJECT, "even"));
    assertThat(((Sought.Subjects) even).ids().cardinality()).isEqualTo(2 * 5);
    Sought all =
        new WordSets(cache, new TextNumbers(), inOneRow).lookUp(new Phrase(Column.AUTHOR, "ann"));
    assertThat(((Sought.Authors) all).ids().cardinality()).isEqualTo(1);
  }

  @Test
  void nothingIsFoundWhereNothingIs() throws SQLException {
    Sought none =
        new WordSets(cache, new TextNumbers(), 2).lookUp(new Phrase(Column.SUBJECT, "neither"));
    assertThat(none).isEqualTo(Sought.Articles.NONE);
  }
}
