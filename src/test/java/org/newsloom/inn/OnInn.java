package org.newsloom.inn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.Composition;
import org.newsloom.post.Posted;
import org.newsloom.reading.ShownArticle;

/** Each test has a profile and an empty newsgroup on INN; it is skipped where no INN runs. */
@Tag("inn")
abstract class OnInn {
  @TempDir Path profile;
  NewsDesk desk;
  Newsgroup group;

  @BeforeEach
  void start() {
    Inn.needed();
    desk = NewsDesk.open(profile);
    group = Inn.newGroup();
  }

  @AfterEach
  void stop() {
    if (desk != null) {
      desk.close();
    }
    if (group != null) {
      Inn.remove(group);
    }
  }

  /** Posts it, which the server must take. */
  static MessageId posted(NewsDesk by, Composition composition) {
    Posted posted = by.post(composition);
    assertThat(posted.state()).as(posted.reply()).isEqualTo(Posted.State.SENT);
    return posted.id();
  }

  /** The same, as it is on the server then. */
  final ShownArticle posted(Composition composition) {
    return desk.show(posted(desk, composition)).orElseThrow();
  }
}
