package org.newsloom.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class JunkFilterTest {
  private static JunkFilter taught(int each) {
    List<Set<String>> junk = new ArrayList<>();
    List<Set<String>> good = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      junk.add(JunkWords.ofSubject("Win big money at our casino " + i));
      good.add(JunkWords.ofSubject("Re: our boiler loses pressure " + i));
    }
    return JunkFilter.of(junk, good);
  }

  private static int percent(JunkFilter filter, String subject) {
    return JunkFilter.percent(filter.evidence(JunkWords.ofSubject(subject)));
  }

  @Test
  void tellsJunkFromTheRestByTheWordsItLearnt() {
    JunkFilter filter = taught(JunkFilter.ENOUGH);
    assertThat(percent(filter, "Casino money")).isGreaterThan(90);
    assertThat(percent(filter, "boiler pressure")).isLessThan(10);
  }

  @Test
  void wordsItNeverSawOrSawInBothTellNothing() {
    JunkFilter filter = taught(JunkFilter.ENOUGH);
    assertThat(percent(filter, "Gardening in May")).isEqualTo(50);
    assertThat(percent(filter, "our")).isEqualTo(50);
  }

  @Test
  void tellsNothingUntilItSawEnoughOfBoth() {
    JunkFilter filter = taught(JunkFilter.ENOUGH - 1);
    assertThat(filter.isEmpty()).isTrue();
    assertThat(percent(filter, "Casino money")).isEqualTo(50);
    List<Set<String>> junk = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      junk.add(JunkWords.ofSubject("the casino"));
    }
    assertThat(JunkFilter.of(junk, List.of()).isEmpty()).isTrue();
  }

  @Test
  void muchMoreJunkThanOtherArticlesMakesNoWordJunk() {
    List<Set<String>> junk = new ArrayList<>();
    List<Set<String>> good = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      junk.add(JunkWords.ofSubject("casino"));
    }
    for (int i = 0; i < JunkFilter.ENOUGH; i++) {
      good.add(JunkWords.ofSubject("boiler"));
    }
    junk.add(JunkWords.ofSubject("rare"));
    JunkFilter filter = JunkFilter.of(junk, good);
    assertThat(percent(filter, "boiler")).isLessThan(20);
    assertThat(percent(filter, "rare")).isGreaterThan(50);
  }

  @Test
  void ofVeryManyWordsThoseSeenOnceAreLeftOut() {
    List<Set<String>> junk = new ArrayList<>();
    List<Set<String>> good = new ArrayList<>();
    for (int i = 0; i < JunkFilter.ENOUGH; i++) {
      Set<String> words = new HashSet<>(JunkWords.ofSubject("casino"));
      for (int j = 0; j <= JunkFilter.MANY_WORDS / JunkFilter.ENOUGH; j++) {
        words.add("subject:w" + i + "x" + j);
      }
      junk.add(words);
      good.add(JunkWords.ofSubject("boiler"));
    }
    JunkFilter filter = JunkFilter.of(junk, good);
    assertThat(percent(filter, "w0x0")).isEqualTo(50);
    assertThat(percent(filter, "casino")).isGreaterThan(50);
  }

  @Test
  void namesTheWordsThatSpeakMostForJunk() {
    Set<String> words = JunkWords.ofSubject("Our casino loses money");
    assertThat(taught(JunkFilter.ENOUGH).strongest(words, 2)).containsExactly("casino", "money");
  }
}
