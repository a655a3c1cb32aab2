package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;

class CancelLockTest {
  private static final MessageId ID = new MessageId("12345@mid.example");
  private static final String KEY = "sha256:qv1VXHYiCGjkX/N1nhfYKcAeUn8bCVhrWhoKuBSnpMA=";
  private static final String LOCK = "sha256:s/pmK/3grrz++29ce2/mQydzJuc7iqHn1nqcJiQTPMc=";

  /** The vector that independent implementations agree on. */
  @Test
  void keyAndLockAreThoseOfOthers() {
    assertThat(CancelLock.key("ExampleSecret", ID)).isEqualTo(KEY);
    assertThat(CancelLock.lock(KEY)).isEqualTo(LOCK);
  }

  @Test
  void aKeyOpensItsLockAmongOthers() {
    assertThat(CancelLock.opens(KEY, LOCK)).isTrue();
    assertThat(CancelLock.opens(KEY, "sha1:abc= SHA256:" + LOCK.substring(7))).isTrue();
    assertThat(CancelLock.opens(KEY, "sha256:abc= sha1:" + LOCK.substring(7))).isFalse();
    assertThat(CancelLock.opens(KEY, "")).isFalse();
  }

  @Test
  void anotherSecretOrArticleHasAnotherKey() {
    assertThat(CancelLock.opens(CancelLock.key("other", ID), LOCK)).isFalse();
    assertThat(CancelLock.opens(CancelLock.key("ExampleSecret", new MessageId("x@y.z")), LOCK))
        .isFalse();
  }
}
