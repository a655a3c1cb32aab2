package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;

class ReferencesLineTest {
  private static final MessageId PARENT = new MessageId("parent@example.org");

  @Test
  void endsWithTheParent() {
    assertThat(ReferencesLine.of(ids(2), PARENT, "").ids()).containsExactly(id(0), id(1), PARENT);
  }

  @Test
  void damagedAndDoubledIdsAreLeftOut() {
    References broken =
        new References(List.of(id(0), new MessageId("no-at-sign"), id(0), id(1), PARENT));
    assertThat(ReferencesLine.of(broken, PARENT, "").ids()).containsExactly(id(0), id(1), PARENT);
  }

  @Test
  void aThreadOfTwoHundredIsCutInTheMiddle() {
    List<MessageId> kept = ReferencesLine.of(ids(200), PARENT, "").ids();
    assertThat(kept.getFirst()).isEqualTo(id(0));
    assertThat(kept.subList(kept.size() - 3, kept.size()))
        .containsExactly(id(198), id(199), PARENT);
    assertThat(line(kept)).hasSizeLessThanOrEqualTo(998);
  }

  @Test
  void noMoreIsCutThanMustBe() {
    List<MessageId> kept = ReferencesLine.of(ids(200), PARENT, "").ids();
    List<MessageId> oneMore = new ArrayList<>(kept);
    oneMore.add(1, id(1));
    assertThat(line(oneMore)).hasSizeGreaterThan(998);
  }

  @Test
  void anIdThatTheBodyMentionsIsKept() {
    assertThat(ReferencesLine.of(ids(200), PARENT, "see " + id(7)).ids()).contains(id(7));
  }

  @Property
  void theLineNeverPassesItsLimit(@ForAll @IntRange(max = 400) int count) {
    List<MessageId> kept = ReferencesLine.of(ids(count), PARENT, "").ids();
    assertThat(line(kept)).hasSizeLessThanOrEqualTo(998);
    assertThat(kept.getLast()).isEqualTo(PARENT);
  }

  private static String line(List<MessageId> ids) {
    return "References: " + String.join(" ", ids.stream().map(MessageId::toString).toList());
  }

  private static References ids(int count) {
    return new References(IntStream.range(0, count).mapToObj(ReferencesLineTest::id).toList());
  }

  private static MessageId id(int n) {
    return new MessageId("article-" + n + "@news.example.org");
  }
}
