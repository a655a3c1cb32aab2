package org.newsloom.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Threads against RFC 5256 section 3, step by step and slow, where nobody lies in References. */
final class ThreadingReferenceTest {
  /** An article of a made-up discussion: its ancestors, the oldest of which it may leave out. */
  private record Written(int key, List<Integer> references) {}

  private static final class Container {
    private final int key;
    private boolean here;
    private int parent;
    private final List<Container> children = new ArrayList<>();

    Container(int key) {
      this.key = key;
    }
  }

  @Property(tries = 1_000)
  void treesAreThoseOfTheRfc(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @IntRange(min = 0, max = 90) int missing) {
    List<Written> articles = discussion(new Random(seed), size, missing);
    assertThat(ours(articles)).isEqualTo(reference(articles));
  }

  private static List<Written> discussion(Random random, int size, int missing) {
    List<List<Integer>> paths = new ArrayList<>(List.of(List.of()));
    List<Written> articles = new ArrayList<>();
    BitSet here = new BitSet();
    for (int key = 1; key <= size; key++) {
      // Mostly a recent one is answered, so that there are long branches too.
      int parent = random.nextInt(5) == 0 ? 0 : Math.max(0, key - 1 - random.nextInt(4));
      List<Integer> path = new ArrayList<>(paths.get(parent));
      if (parent > 0) {
        path.add(parent);
      }
      paths.add(path);
      if (random.nextInt(100) >= missing) {
        here.set(key);
        int from = random.nextInt(4) == 0 && !path.isEmpty() ? random.nextInt(path.size()) : 0;
        List<Integer> nearest = path.subList(from, path.size());
        // What stands above an article that is here is told by that one alone: so one is left.
        articles.add(new Written(key, nearest.stream().anyMatch(here::get) ? nearest : path));
      }
    }
    return articles;
  }

  private static List<String> ours(List<Written> articles) {
    ThreadColumns.Builder columns = new ThreadColumns.Builder();
    for (Written article : articles) {
      columns.row(article.key(), article.key(), article.key(), article.key());
      article.references().forEach(columns::reference);
    }
    Forest forest =
        Threader.thread(columns.build(), Linking.REFERENCES, ThreadOrder.OLDEST_ROOT_FIRST);
    List<List<String>> children = new ArrayList<>();
    for (int at = 0; at <= forest.size(); at++) {
      children.add(new ArrayList<>());
    }
    for (int at = forest.size() - 1; at >= 0; at--) {
      int row = forest.row(at).orElse(-1);
      children
          .get(forest.parent(at).orElse(forest.size()))
          .add(text(row < 0 ? 0 : articles.get(row).key(), children.get(at)));
    }
    return sorted(children.getLast());
  }

  private static String text(int key, List<String> children) {
    return (key == 0 ? "*" : "" + key) + sorted(children);
  }

  private static List<String> sorted(List<String> trees) {
    return trees.stream().sorted().toList();
  }

  private static List<String> reference(List<Written> articles) {
    Map<Integer, Container> containers = new LinkedHashMap<>();
    for (Written article : articles) {
      int above = 0;
      for (int key : article.references()) {
        Container one = containers.computeIfAbsent(key, Container::new);
        if (one.parent == 0) {
          one.parent = above;
        }
        above = key;
      }
      Container self = containers.computeIfAbsent(article.key(), Container::new);
      self.here = true;
      self.parent = above;
    }
    List<Container> roots = new ArrayList<>();
    for (Container one : containers.values()) {
      Container above = containers.get(one.parent);
      (above == null ? roots : above.children).add(one);
    }
    return sorted(pruned(roots, true));
  }

  private static List<String> pruned(List<Container> siblings, boolean top) {
    List<String> trees = new ArrayList<>();
    for (Container one : siblings) {
      List<String> below = pruned(one.children, false);
      if (one.here || (top && below.size() > 1)) {
        trees.add(text(one.here ? one.key : 0, below));
      } else {
        trees.addAll(below);
      }
    }
    return trees;
  }
}
