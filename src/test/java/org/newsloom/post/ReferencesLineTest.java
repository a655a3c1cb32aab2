package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    assertThat(followupTo(ids(2), PARENT, "").ids()).containsExactly(id(0), id(1), PARENT);
  }

  @Test
  void damagedAndDoubledIdsAreLeftOut() {
    References broken =
        new References(List.of(id(0), new MessageId("no-at-sign"), id(0), id(1), PARENT));
    assertThat(followupTo(broken, PARENT, "").ids()).containsExactly(id(0), id(1), PARENT);
  }

  @Test
  void aThreadOfTwoHundredIsCutInTheMiddle() {
    List<MessageId> kept = followupTo(ids(200), PARENT, "").ids();
    assertThat(kept.getFirst()).isEqualTo(id(0));
    assertThat(kept.subList(kept.size() - 3, kept.size()))
        .containsExactly(id(198), id(199), PARENT);
    assertThat(line(kept)).hasSizeLessThanOrEqualTo(998);
  }

  @Test
  void noMoreIsCutThanMustBe() {
    List<MessageId> kept = followupTo(ids(200), PARENT, "").ids();
    List<MessageId> oneMore = new ArrayList<>(kept);
    oneMore.add(1, id(1));
    assertThat(line(oneMore)).hasSizeGreaterThan(998);
  }

  @Test
  void anIdThatTheBodyMentionsIsKept() {
    assertThat(followupTo(ids(200), PARENT, "see " + id(7)).ids()).contains(id(7));
  }

  @Property
  void theLineNeverPassesItsLimit(@ForAll @IntRange(max = 400) int count) {
    List<MessageId> kept = followupTo(ids(count), PARENT, "").ids();
    assertThat(line(kept)).hasSizeLessThanOrEqualTo(998);
    assertThat(kept.getLast()).isEqualTo(PARENT);
  }

  @Test
  void ofFourHugeIdsTheThirdFromTheEndIsDropped() {
    List<MessageId> huge =
        Stream.of("a", "b", "c").map(c -> new MessageId(c.repeat(242) + "@x.org")).toList();
    MessageId parent = new MessageId("d".repeat(242) + "@x.org");
    assertThat(followupTo(new References(huge), parent, "").ids())
        .containsExactly(huge.getFirst(), huge.getLast(), parent);
  }

  @Test
  void aParentThatNoHeaderCanNameIsLeftOut() {
    assertThat(followupTo(ids(2), new MessageId("m\u00fcll@example.org"), "").ids())
        .containsExactly(id(0), id(1));
  }

  @Test
  void anIdWithTwoAtSignsIsDamaged() {
    References broken = new References(List.of(id(0), new MessageId("a@b@c")));
    assertThat(followupTo(broken, PARENT, "").ids()).containsExactly(id(0), PARENT);
  }

  private static References followupTo(References ofParent, MessageId parent, String body) {
    return ReferencesLine.trimmed(ReferencesLine.chain(ofParent, parent), body);
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
