package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Subjects;

/** Mends at a word what a {@link PostCheck} speaks of, where there is but one way to mend it. */
public final class Mending {
  private static final String MARK = "-- ";

  private Mending() {}

  /**
   * A composition that the check has nothing against any more; the same where only a person can.
   */
  public static Composition of(
      PostCheck check, Composition composition, KnownGroups known, int columns) {
    String body = composition.body();
    List<Newsgroup> groups = composition.groups();
    return switch (check.code()) {
      case "wide-lines" -> composition.withBody(LineWrap.wrap(body, columns));
      case "signature-mark" -> composition.withBody(withMark(body));
      case "empty-signature" ->
          composition.withBody(SignedText.unsigned(body).stripTrailing() + "\n");
      case "nul", "control-characters", "half-character", "invisible-characters" ->
          composition
              .withBody(StrayCharacters.takenOut(body))
              .withSubject(StrayCharacters.takenOut(composition.subject()));
      case "uppercase-group" ->
          composition.withNewsgroups(
              joined(groups.stream().map(group -> group.name().toLowerCase(Locale.ROOT)).toList()));
      case "unknown-group" -> without(KnownGroups.Standing.UNKNOWN, composition, known);
      case "read-only-group" -> without(KnownGroups.Standing.READ_ONLY, composition, known);
      case "refused-groups" ->
          groups.isEmpty() ? composition : composition.withNewsgroups(groups.getFirst().name());
      case "crosspost-without-followup-to" ->
          groups.isEmpty() ? composition : composition.withFollowupTo(groups.getFirst().name());
      case "answer-without-parent" -> composition.withSubject(Subjects.base(composition.subject()));
      default -> composition;
    };
  }

  /** What the button that mends it says; empty where there is none. */
  public static String words(PostCheck check, Composition composition) {
    return switch (check.code()) {
      case "wide-lines" ->
          // A server may mean a line of the header.
          LineWrap.wrap(composition.body(), BodyChecks.MAX_COLUMNS).equals(composition.body())
              ? ""
              : "Wrap long lines";
      case "signature-mark" -> "Mend the mark";
      case "empty-signature" -> "Take the mark out";
      case "nul", "control-characters", "half-character", "invisible-characters" -> "Take them out";
      case "uppercase-group" -> "Make it lower case";
      case "unknown-group", "read-only-group" ->
          composition.groups().size() > 1 ? "Leave it out" : "";
      case "refused-groups" ->
          composition.groups().size() > 1
              ? "Post to " + composition.groups().getFirst().name() + " only"
              : "";
      case "crosspost-without-followup-to" ->
          composition.groups().isEmpty() || !composition.followupTo().isBlank()
              ? ""
              : "Answers to " + composition.groups().getFirst().name();
      case "answer-without-parent" -> "Drop the “Re:”";
      default -> "";
    };
  }

  private static Composition without(
      KnownGroups.Standing standing, Composition composition, KnownGroups known) {
    List<String> others =
        composition.groups().stream()
            .filter(group -> known.of(group) != standing)
            .map(Newsgroup::name)
            .toList();
    return others.isEmpty() ? composition : composition.withNewsgroups(joined(others));
  }

  private static String joined(List<String> names) {
    return names.stream().distinct().collect(Collectors.joining(", "));
  }

  private static String withMark(String body) {
    List<String> lines = new ArrayList<>(List.of(body.split("\n", -1)));
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).strip().equals(MARK.strip())) {
        lines.set(i, MARK);
        break;
      }
    }
    return String.join("\n", lines);
  }
}
