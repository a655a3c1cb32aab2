package org.newsloom.bench;

import java.util.SplittableRandom;

/**
 * Who answers whom in a synthetic group: a quarter begins threads, threads are up to 30 deep, and
 * some are hot and reach about a thousand answers. Slots are asked for in their order.
 */
final class ThreadShape {
  /** Slots of the group that answer nothing. */
  static final int NONE = -1;

  private static final int DEEPEST = 30;
  private static final double ROOTS = 0.25;

  /** Articles that are still answered. */
  private static final int RECENT = 3_000;

  /** One hot thread begins each so many slots, and takes a part of the answers until the next. */
  private static final int HOT_EVERY = 20_000;

  private static final double HOT_SHARE = 0.012;

  private final int[] parent;
  private final byte[] depth;
  private final int[] hot = new int[2 * HOT_EVERY];
  private final SplittableRandom random;
  private int hotSize;
  private boolean answersHot;

  ThreadShape(int slots, long seed) {
    parent = new int[slots];
    depth = new byte[slots];
    random = new SplittableRandom(seed);
  }

  /** Decides about a slot; all earlier ones were decided or left out before. */
  void add(int slot) {
    int answered = slot == 0 ? NONE : choose(slot);
    while (answered != NONE && depth[answered] >= DEEPEST - 1) {
      answered = parent[answered];
    }
    parent[slot] = answered;
    depth[slot] = answered == NONE ? 0 : (byte) (depth[answered] + 1);
    if (slot % HOT_EVERY == 0) {
      hotSize = 0;
      hot[hotSize++] = slot;
    } else if (answersHot && hotSize < hot.length) {
      hot[hotSize++] = slot;
    }
  }

  /** Leaves a slot out: a hole, which is never answered. */
  void skip(int slot) {
    depth[slot] = -1;
    parent[slot] = NONE;
  }

  int parent(int slot) {
    return parent[slot];
  }

  int depth(int slot) {
    return depth[slot];
  }

  private int choose(int slot) {
    answersHot = false;
    double kind = random.nextDouble();
    if (kind < ROOTS) {
      return NONE;
    }
    if (kind < ROOTS + HOT_SHARE && hotSize > 0) {
      answersHot = true;
      return hot[random.nextInt(hotSize)];
    }
    // The square favours what is new.
    double back = random.nextDouble();
    int answered = slot - 1 - (int) (back * back * Math.min(slot, RECENT));
    while (answered > 0 && depth[answered] < 0) {
      answered--;
    }
    return Math.max(0, answered);
  }
}
