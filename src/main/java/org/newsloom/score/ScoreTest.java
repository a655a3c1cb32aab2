package org.newsloom.score;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One condition of a rule. */
sealed interface ScoreTest {
  /** The fields that it looks at, in lower case. */
  Set<String> fields();

  /** A pattern that is found in a header field. */
  record Found(String field, Pattern pattern) implements ScoreTest {
    @Override
    public Set<String> fields() {
      return Set.of(field);
    }
  }

  /** More lines than that. */
  record MoreLines(long than) implements ScoreTest {
    @Override
    public Set<String> fields() {
      return Set.of("lines");
    }
  }

  /** More octets than that. */
  record MoreBytes(long than) implements ScoreTest {
    @Override
    public Set<String> fields() {
      return Set.of("bytes");
    }
  }

  /** In more newsgroups than that. */
  record MoreGroups(long than) implements ScoreTest {
    @Override
    public Set<String> fields() {
      return Set.of("newsgroups");
    }
  }

  /** At most so many days old. */
  record Younger(long days) implements ScoreTest {
    @Override
    public Set<String> fields() {
      return Set.of("age");
    }
  }

  /** Whether the text is here. */
  record BodyHere(boolean wanted) implements ScoreTest {
    @Override
    public Set<String> fields() {
      return Set.of("has-body");
    }
  }

  /** The contrary of another. */
  record Not(ScoreTest test) implements ScoreTest {
    @Override
    public Set<String> fields() {
      return test.fields();
    }
  }

  /** All of some, or any of them; none of them never holds. */
  record Group(boolean any, List<ScoreTest> tests) implements ScoreTest {
    /** Takes a copy of the list. */
    public Group {
      tests = List.copyOf(tests);
    }

    @Override
    public Set<String> fields() {
      return tests.stream()
          .flatMap(test -> test.fields().stream())
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
