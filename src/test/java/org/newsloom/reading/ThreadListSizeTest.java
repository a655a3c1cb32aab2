package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.sync.ServerGroup;

/** What a list holds of each article is bounded, so that a million of them fit into memory. */
final class ThreadListSizeTest {
  private static final ServerGroup GROUP = Desk.group("here", "misc.large");
  private static final int ARTICLES = 20_000;
  private static final int MOST_OCTETS = 45;

  @TempDir Path profile;

  @Test
  void anArticleCostsFewOctetsHoweverManyAncestorsItNames() throws IllegalAccessException {
    try (Desk desk = Desk.open(profile).with(GROUP.server(), 1)) {
      store(desk);

      ThreadList list = Desk.await(desk.reading.threadLists().open(GROUP, ThreadListOptions.USUAL));

      assertThat(list.size()).isGreaterThanOrEqualTo(ARTICLES);
      assertThat((double) octets(list, Collections.newSetFromMap(new IdentityHashMap<>())))
          .isBetween(20.0 * ARTICLES, (double) MOST_OCTETS * ARTICLES);
    }
  }

  /** Threads of up to thirty articles, each naming all of those above it. */
  private static void store(Desk desk) {
    Random random = new Random(1);
    OverviewBatch.Builder batch = new OverviewBatch.Builder();
    String references = "";
    int depth = 0;
    for (int number = 1; number <= ARTICLES; number++) {
      if (depth == 30 || random.nextInt(10) == 0) {
        references = "";
        depth = 0;
      }
      batch.row(number);
      field(batch, OverviewBatch.Field.SUBJECT, "Subject " + random.nextInt(1_000));
      field(batch, OverviewBatch.Field.FROM, "ann@example.org");
      field(batch, OverviewBatch.Field.DATE, "Mon, 23 Nov 2026 12:00:00 +0000");
      field(batch, OverviewBatch.Field.MESSAGE_ID, "<" + number + "@example.org>");
      field(batch, OverviewBatch.Field.REFERENCES, references);
      references = (references + " <" + number + "@example.org>").strip();
      depth++;
    }
    Desk.await(
        desk.store
            .headers()
            .addOverviews(Refs.of(GROUP), batch.build(), NumberRanges.of(1, ARTICLES)));
  }

  private static void field(OverviewBatch.Builder batch, OverviewBatch.Field field, String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    batch.field(field, octets, 0, octets.length);
  }

  /** The octets of all arrays and sets of bits that hang on an object of the program. */
  private static long octets(Object object, Set<Object> seen) throws IllegalAccessException {
    if (object == null || !seen.add(object)) {
      return 0;
    }
    Class<?> type = object.getClass();
    if (object instanceof BitSet bits) {
      return bits.size() / Byte.SIZE;
    }
    if (type.isArray()) {
      return arrayOctets(object, seen);
    }
    if (!type.getName().startsWith("org.newsloom.") || object instanceof RowTexts) {
      // Words are kept of some hundred screens and no more.
      return 0;
    }
    long sum = 0;
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        field.setAccessible(true);
        sum += octets(field.get(object), seen);
      }
    }
    return sum;
  }

  private static long arrayOctets(Object array, Set<Object> seen) throws IllegalAccessException {
    long length = Array.getLength(array);
    Class<?> of = array.getClass().getComponentType();
    if (of == long.class || of == double.class) {
      return length * Long.BYTES;
    }
    if (of == int.class || of == float.class) {
      return length * Integer.BYTES;
    }
    if (of == short.class || of == char.class) {
      return length * Short.BYTES;
    }
    if (of.isPrimitive()) {
      return length;
    }
    // As large as references can be.
    long sum = length * Long.BYTES;
    for (int i = 0; i < length; i++) {
      sum += octets(Array.get(array, i), seen);
    }
    return sum;
  }
}
