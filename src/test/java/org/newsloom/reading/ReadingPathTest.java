package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way from newsgroup to newsgroup. */
class ReadingPathTest {
  private final SubscribedGroup read = line("a", 0);
  private final SubscribedGroup news = line("b", 3);
  private final SubscribedGroup here = line("c", 9);

  @Test
  void goesToTheNextInOrderThatHasNews() {
    assertThat(ReadingPath.nextUnreadGroup(List.of(read, news, here), Optional.of(here.group())))
        .contains(news);
  }

  @Test
  void goesToTheFirstWithNewsWhereNoneIsOpen() {
    assertThat(ReadingPath.nextUnreadGroup(List.of(read, news, here), Optional.empty()))
        .contains(news);
  }

  @Test
  void goesNowhereWhereNoOtherHasNews() {
    assertThat(ReadingPath.nextUnreadGroup(List.of(read, here), Optional.of(here.group())))
        .isEmpty();
  }

  private static SubscribedGroup line(String name, long unread) {
    return new SubscribedGroup(Desk.group("sample", name), "", unread, 10, true);
  }
}
