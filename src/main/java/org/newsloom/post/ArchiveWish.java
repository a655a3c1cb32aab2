package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.newsloom.post.Composition.ExtraHeader;

/**
 * Whether archives are asked to leave an article out: {@code X-No-Archive: yes}, which archives
 * heed, and {@code Archive: no} (RFC 5536 section 3.2.2). What its header fields say goes before
 * what the settings say.
 */
public final class ArchiveWish {
  static final String FIELD = "X-No-Archive";
  static final String STANDARD = "Archive";

  private ArchiveWish() {}

  /**
   * Whether they are asked.
   *
   * @param extra the article's further header fields
   * @param usual whether they are where the article says nothing
   */
  public static boolean isAsked(List<ExtraHeader> extra, boolean usual) {
    return value(extra, FIELD)
        .map(value -> value.startsWith("yes"))
        .or(() -> value(extra, STANDARD).map(value -> value.startsWith("no")))
        .orElse(usual);
  }

  /** The fields of an article that asks them or does not; others stay as they are. */
  public static List<ExtraHeader> in(List<ExtraHeader> extra, boolean asked, boolean usual) {
    List<ExtraHeader> changed = new ArrayList<>(extra);
    changed.removeIf(
        field -> field.name().equalsIgnoreCase(FIELD) || field.name().equalsIgnoreCase(STANDARD));
    if (asked != usual) {
      changed.add(new ExtraHeader(FIELD, asked ? "yes" : "no"));
    }
    return List.copyOf(changed);
  }

  private static Optional<String> value(List<ExtraHeader> extra, String name) {
    return extra.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(field -> field.value().strip().toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
