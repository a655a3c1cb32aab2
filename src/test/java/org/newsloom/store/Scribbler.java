package org.newsloom.store;

import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.newsloom.article.NumberRanges;

/** A process that writes until it is killed, and says after each step that it is on disk. */
final class Scribbler {
  /** Headers a step. */
  static final int BATCH = 50;

  private Scribbler() {}

  public static void main(String[] args) {
    int first = Integer.parseInt(args[1]);
    try (Store store = Profile.open(Path.of(args[0]))) {
      for (int step = first; step < first + 1_000_000; step++) {
        Profile.Lines lines = new Profile.Lines();
        for (int i = 0; i < BATCH; i++) {
          long number = (long) step * BATCH + i + 1;
          lines.add(number, number + "@x", "Subject " + number % 97, (number - 1) + "@x");
        }
        lines.into(store, USA);
        await(store.marks().markRead(USA, NumberRanges.ofNumbers((long) step * BATCH + 1)));
        await(
            store
                .drafts()
                .save(new Draft(0, Instant.EPOCH, "", "", List.of(), "draft " + step, List.of())));
        byte[] octets = ("article " + step).getBytes(StandardCharsets.UTF_8);
        await(
            store
                .outbox()
                .add(Profile.HOME, Profile.id(step + "@out"), octets, OptionalLong.empty()));
        await(store.bodies().put(Profile.id(((long) step * BATCH + 1) + "@x"), octets));
        System.out.println(step);
      }
    }
  }
}
