package org.newsloom.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/**
 * Where the reader was when the window closed.
 *
 * @param bounds the window when not maximized; whoever opens it checks that a screen is there
 * @param maximized whether it filled the screen
 * @param dividers positions of the dividers between panes, 0 to 1, in the window's order
 * @param server the name of the server open; empty: none
 * @param group the newsgroup open
 * @param article the article selected
 * @param scroll how far its text was scrolled, 0 to 1
 * @param expanded roots of the threads that were expanded, at most {@value #MAX_EXPANDED}
 * @param columnWidths widths in pixels by column name
 */
public record WindowState(
    Bounds bounds,
    boolean maximized,
    List<Double> dividers,
    String server,
    Optional<Newsgroup> group,
    Optional<MessageId> article,
    double scroll,
    List<MessageId> expanded,
    Map<String, Double> columnWidths) {
  /** The most expanded threads that are kept. */
  public static final int MAX_EXPANDED = 500;

  /** The first start. */
  public static final WindowState DEFAULTS =
      new WindowState(
          new Bounds(-1, -1, 1200, 800),
          false,
          List.of(),
          "",
          Optional.empty(),
          Optional.empty(),
          0,
          List.of(),
          Map.of());

  /** The file {@code window.json}. */
  public static final SettingsArea<WindowState> AREA =
      new SettingsArea<>("window.json", WindowState::read, WindowState::write);

  /** Takes copies, and of the expanded threads the first {@value #MAX_EXPANDED}. */
  public WindowState {
    dividers = List.copyOf(dividers);
    expanded = expanded.stream().limit(MAX_EXPANDED).toList();
    columnWidths = Map.copyOf(columnWidths);
  }

  /**
   * A place on the screens, in pixels.
   *
   * @param x the left edge
   * @param y the upper edge; both -1: wherever the system likes
   * @param width at least 300
   * @param height at least 200
   */
  public record Bounds(double x, double y, double width, double height) {}

  private static WindowState read(Values values) {
    Bounds bounds = DEFAULTS.bounds;
    return new WindowState(
        new Bounds(
            values.fraction("x", bounds.x, -100_000, 100_000),
            values.fraction("y", bounds.y, -100_000, 100_000),
            values.fraction("width", bounds.width, 300, 100_000),
            values.fraction("height", bounds.height, 200, 100_000)),
        values.flag("maximized", DEFAULTS.maximized),
        values.numbers("dividers", 10).stream().filter(at -> at >= 0 && at <= 1).toList(),
        values.text("server", DEFAULTS.server),
        Newsgroup.parse(values.text("group", "")),
        MessageId.parse(values.text("article", "")),
        values.fraction("scroll", DEFAULTS.scroll, 0, 1),
        values.texts("expanded", MAX_EXPANDED).stream()
            .flatMap(id -> MessageId.parse(id).stream())
            .toList(),
        values.numbersByName("columnWidths", 50));
  }

  private Map<String, Object> write() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("x", bounds.x);
    map.put("y", bounds.y);
    map.put("width", bounds.width);
    map.put("height", bounds.height);
    map.put("maximized", maximized);
    map.put("dividers", dividers);
    map.put("server", server);
    map.put("group", group.map(Newsgroup::name).orElse(""));
    map.put("article", article.map(MessageId::text).orElse(""));
    map.put("scroll", scroll);
    map.put("expanded", expanded.stream().map(MessageId::text).toList());
    map.put("columnWidths", columnWidths);
    return map;
  }
}
