package org.newsloom.ui;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.newsloom.article.Counted;
import org.newsloom.reading.GroupStatistics.Day;

/** A year as columns of weeks; each day is the darker the more was posted on it. */
final class HeatMap {
  private static final int LEVELS = 4;

  private final Map<LocalDate, Integer> posts = new HashMap<>();
  private final ComboBox<Integer> year = new ComboBox<>();
  private final GridPane grid = new GridPane(3, 3);
  private final VBox node;

  /** Of the last year at first. */
  HeatMap(List<Day> days) {
    days.forEach(day -> posts.put(day.day(), day.posts()));
    year.getItems()
        .setAll(
            days.stream()
                .map(day -> day.day().getYear())
                .distinct()
                .sorted(java.util.Comparator.reverseOrder())
                .toList());
    year.setAccessibleText("Year");
    year.valueProperty().addListener(_ -> draw());
    grid.getStyleClass().add("heat-map");
    HBox scale = new HBox(3, new Label("less"));
    for (int level = 0; level <= LEVELS; level++) {
      scale.getChildren().add(square(level));
    }
    scale.getChildren().add(new Label("more"));
    scale.setAlignment(Pos.CENTER_LEFT);
    HBox top = new HBox(16, year, Form.spring(), scale);
    top.setAlignment(Pos.CENTER_LEFT);
    node = new VBox(14, top, grid);
    node.getStyleClass().add("statistics-head");
    if (!year.getItems().isEmpty()) {
      year.setValue(year.getItems().getFirst());
    }
  }

  Node node() {
    return node;
  }

  ComboBox<Integer> year() {
    return year;
  }

  private void draw() {
    grid.getChildren().clear();
    int shown = year.getValue();
    for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)) {
      grid.add(small(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)), 0, day.getValue());
    }
    LocalDate first = LocalDate.of(shown, 1, 1);
    int busiest =
        posts.entrySet().stream()
            .filter(day -> day.getKey().getYear() == shown)
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(1);
    int before = first.getDayOfWeek().getValue() - 1;
    for (LocalDate day = first; day.getYear() == shown; day = day.plusDays(1)) {
      int column = 1 + (before + day.getDayOfYear() - 1) / 7;
      if (day.getDayOfMonth() == 1) {
        Label month = small(day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        GridPane.setColumnSpan(month, 4);
        grid.add(month, column, 0);
      }
      int count = posts.getOrDefault(day, 0);
      Region square = square(level(count, busiest));
      Tooltip.install(square, new Tooltip(day + ": " + Counted.of(count, "article")));
      grid.add(square, column, day.getDayOfWeek().getValue());
    }
    grid.setAccessibleText(words(shown));
  }

  /** The busiest days, for those who do not see the squares. */
  private String words(int shown) {
    return "Busiest days of "
        + shown
        + ": "
        + posts.entrySet().stream()
            .filter(day -> day.getKey().getYear() == shown)
            .sorted(Map.Entry.<LocalDate, Integer>comparingByValue().reversed())
            .limit(5)
            .map(day -> day.getKey() + " " + day.getValue())
            .collect(Collectors.joining(", "));
  }

  /** From 0 for none to {@value #LEVELS} for the busiest. */
  static int level(int count, int busiest) {
    return count == 0 ? 0 : 1 + (int) ((LEVELS - 1L) * count / Math.max(1, busiest));
  }

  private static Region square(int level) {
    Region square = new Region();
    square.getStyleClass().addAll("heat", "heat-" + level);
    return square;
  }

  private static Label small(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("heat-label");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
