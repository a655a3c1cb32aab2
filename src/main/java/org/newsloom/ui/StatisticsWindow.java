package org.newsloom.ui;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.newsloom.article.Counted;
import org.newsloom.reading.GroupStatistics;
import org.newsloom.reading.GroupStatistics.Poster;
import org.newsloom.reading.Statistics;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/** Figures of a newsgroup as plots and tables, of all authors or of one. */
final class StatisticsWindow {
  private static final int MOST = 100;

  /** More days than this are drawn by months, more months than this by years. */
  private static final int MOST_BARS = 70;

  private static final int LONGEST = 20;

  private final Statistics statistics;
  private final UiExecutor ui;
  private final ZoneId zone;
  private final ServerGroup group;
  private final SideWindow window;
  private final Label title = new Label();
  private final Label lead = new Label("Counting…");
  private final Button all = new Button("All authors");
  private final TabPane tabs = new TabPane();
  private Optional<CompletableFuture<?>> counting = Optional.empty();

  /** The table that a tab shows, as it is copied. */
  private record Sheet(List<String> head, List<List<String>> rows) {}

  StatisticsWindow(
      Theme theme,
      Optional<Window> owner,
      Statistics statistics,
      UiExecutor ui,
      ZoneId zone,
      ServerGroup group) {
    this.statistics = statistics;
    this.ui = ui;
    this.zone = zone;
    this.group = group;
    title.setText(group.group().name());
    title.getStyleClass().add("window-title");
    lead.getStyleClass().add("window-lead");
    lead.setWrapText(true);
    all.setOnAction(_ -> count(Optional.empty()));
    HBox head = new HBox(12, new VBox(4, title, lead), Form.spring(), all);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("statistics-head");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    Button copy = new Button("Copy as CSV");
    copy.setTooltip(new Tooltip("Copies the figures of the open tab"));
    copy.setOnAction(_ -> copy());
    copy.disableProperty().bind(tabs.getSelectionModel().selectedItemProperty().isNull());
    Button close = new Button("Close");
    BorderPane root = new BorderPane(tabs);
    root.setTop(head);
    root.setBottom(Form.buttonBar(copy, Form.spring(), close));
    window = new SideWindow(theme, owner, "Statistics", root, 980, 600);
    window.onCloseWish(this::close);
    close.setOnAction(_ -> close());
    Form.show(all, false);
    count(Optional.empty());
  }

  private void count(Optional<Poster> author) {
    counting.ifPresent(before -> before.cancel(true));
    lead.setText("Counting…");
    CompletableFuture<GroupStatistics> figures =
        author
            .map(one -> statistics.of(group, one.author().address(), zone, MOST))
            .orElseGet(() -> statistics.of(group, zone, MOST));
    counting = Optional.of(figures);
    var _ =
        figures.whenCompleteAsync(
            (result, wrong) -> {
              if (!counting.equals(Optional.of(figures))) {
                return;
              }
              if (wrong == null) {
                show(author, result);
              } else if (!Failure.isCancelled(wrong)) {
                lead.setText(Failure.of(wrong).sentence());
              }
            },
            ui);
  }

  private void show(Optional<Poster> author, GroupStatistics figures) {
    title.setText(group.group() + author.map(one -> ": " + one.author().displayName()).orElse(""));
    lead.setText(lead(figures));
    Form.show(all, author.isPresent());
    int chosen = Math.max(0, tabs.getSelectionModel().getSelectedIndex());
    List<Tab> now = new ArrayList<>();
    if (figures.articles() > 0) {
      now.add(days(figures));
      now.add(calendar(figures));
      now.add(hours(figures));
      now.add(lengths(figures));
      if (author.isEmpty()) {
        now.add(posters(figures));
      }
      now.add(threads(figures));
    }
    tabs.getTabs().setAll(now);
    if (!now.isEmpty()) {
      tabs.getSelectionModel().select(Math.min(chosen, now.size() - 1));
    }
  }

  private static String lead(GroupStatistics figures) {
    if (figures.articles() == 0) {
      return "There is no article here to be counted: get new articles first.";
    }
    int threads = figures.lengths().stream().mapToInt(GroupStatistics.Length::threads).sum();
    return String.format(
        Locale.ROOT,
        "%s in %s, from %s to %s",
        Counted.of(figures.articles(), "article"),
        Counted.of(threads, "thread"),
        figures.days().getFirst().day(),
        figures.days().getLast().day());
  }

  private Tab days(GroupStatistics figures) {
    Map<String, Integer> bars = bars(figures.days());
    String by = bars.keySet().iterator().next();
    String unit = by.length() == 4 ? "year" : by.length() == 7 ? "month" : "day";
    return tab("By " + unit, chart(bars, "Posts a " + unit), () -> daySheet(figures));
  }

  /** Posts by day, or by month or year where there are too many; empty ones between are there. */
  static Map<String, Integer> bars(List<GroupStatistics.Day> days) {
    LocalDate first = days.getFirst().day();
    LocalDate last = days.getLast().day();
    boolean byDay = first.plusDays(MOST_BARS).isAfter(last);
    boolean byMonth = first.plusMonths(MOST_BARS).isAfter(last);
    Function<LocalDate, String> label =
        byDay
            ? LocalDate::toString
            : byMonth ? day -> YearMonth.from(day).toString() : day -> year(day.getYear());
    Map<String, Integer> bars = new LinkedHashMap<>();
    if (byDay) {
      for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
        bars.put(label.apply(day), 0);
      }
    } else if (byMonth) {
      for (YearMonth month = YearMonth.from(first);
          !month.isAfter(YearMonth.from(last));
          month = month.plusMonths(1)) {
        bars.put(month.toString(), 0);
      }
    } else {
      // Dates of broken clocks lie thousands of years away: only years with articles are drawn.
      days.forEach(day -> bars.put(label.apply(day.day()), 0));
    }
    days.forEach(day -> bars.merge(label.apply(day.day()), day.posts(), Integer::sum));
    return bars;
  }

  private static String year(int year) {
    return String.format(Locale.ROOT, "%04d", year);
  }

  private Tab calendar(GroupStatistics figures) {
    return tab("Calendar", new HeatMap(figures.days()).node(), () -> daySheet(figures));
  }

  private static Sheet daySheet(GroupStatistics figures) {
    return new Sheet(
        List.of("day", "posts"),
        figures.days().stream()
            .map(day -> List.of(day.day().toString(), Integer.toString(day.posts())))
            .toList());
  }

  private Tab hours(GroupStatistics figures) {
    Map<String, Integer> bars = new LinkedHashMap<>();
    for (int hour = 0; hour < figures.hours().size(); hour++) {
      bars.put(Integer.toString(hour), figures.hours().get(hour));
    }
    return tab("By hour", chart(bars, "Posts by hour of the day"), () -> sheet("hour", bars));
  }

  private Tab lengths(GroupStatistics figures) {
    Map<String, Integer> bars = new LinkedHashMap<>();
    Map<String, Integer> exact = new LinkedHashMap<>();
    int longest = figures.lengths().isEmpty() ? 0 : figures.lengths().getLast().posts();
    for (int posts = 1; posts <= Math.min(longest, LONGEST); posts++) {
      bars.put(Integer.toString(posts), 0);
    }
    for (GroupStatistics.Length length : figures.lengths()) {
      String words = length.posts() > LONGEST ? "more" : Integer.toString(length.posts());
      bars.merge(words, length.threads(), Integer::sum);
      exact.put(Integer.toString(length.posts()), length.threads());
    }
    return tab(
        "Thread length",
        chart(bars, "Threads by their number of articles"),
        () -> new Sheet(List.of("articles", "threads"), rows(exact)));
  }

  private static Sheet sheet(String first, Map<String, Integer> bars) {
    return new Sheet(List.of(first, "posts"), rows(bars));
  }

  private static List<List<String>> rows(Map<String, Integer> bars) {
    return bars.entrySet().stream()
        .map(bar -> List.of(bar.getKey(), bar.getValue().toString()))
        .toList();
  }

  private Tab posters(GroupStatistics figures) {
    TableView<Poster> table = new TableView<>();
    table.setItems(FXCollections.observableArrayList(figures.posters()));
    table
        .getColumns()
        .add(column("Posts", 90, one -> String.format(Locale.ROOT, "%,d", one.posts())));
    table.getColumns().add(column("Author", 260, one -> one.author().displayName()));
    table.getColumns().add(column("Address", 320, one -> one.author().address()));
    table.setAccessibleText("Top posters");
    Button only = new Button("Only this author");
    only.disableProperty()
        .bind(
            table
                .getSelectionModel()
                .selectedItemProperty()
                .map(one -> one.author().address().isEmpty())
                .orElse(true));
    only.setOnAction(_ -> {
      Poster chosen = table.getSelectionModel().getSelectedItem();
      if (chosen != null) {
        tabs.getSelectionModel().select(0);
        count(Optional.of(chosen));
      }
    });
    table.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        only.fire();
      }
    });
    BorderPane pane = new BorderPane(table);
    HBox below = new HBox(only);
    below.getStyleClass().add("statistics-head");
    pane.setBottom(below);
    return tab(
        "Top posters",
        pane,
        () ->
            new Sheet(
                List.of("posts", "author", "address"),
                figures.posters().stream()
                    .map(one ->
                        List.of(
                            Integer.toString(one.posts()),
                            one.author().displayName(),
                            one.author().address()))
                    .toList()));
  }

  private Tab threads(GroupStatistics figures) {
    TableView<GroupStatistics.Talk> table = new TableView<>();
    table.setItems(FXCollections.observableArrayList(figures.threads()));
    table
        .getColumns()
        .add(column("Posts", 90, one -> String.format(Locale.ROOT, "%,d", one.posts())));
    table.getColumns().add(column("Subject", 600, GroupStatistics.Talk::subject));
    table.setAccessibleText("Top threads");
    return tab(
        "Top threads",
        table,
        () ->
            new Sheet(
                List.of("posts", "subject", "message-id"),
                figures.threads().stream()
                    .map(one ->
                        List.of(
                            Integer.toString(one.posts()), one.subject(), one.root().toString()))
                    .toList()));
  }

  private static <T> TableColumn<T, String> column(
      String words, double width, Function<T, String> text) {
    TableColumn<T, String> column = new TableColumn<>(words);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())).getReadOnlyProperty());
    return column;
  }

  private static Node chart(Map<String, Integer> bars, String words) {
    CategoryAxis across = new CategoryAxis();
    across.setAnimated(false);
    NumberAxis up = new NumberAxis();
    up.setAnimated(false);
    up.setMinorTickVisible(false);
    up.setTickLabelFormatter(new WholeNumbers());
    BarChart<String, Number> chart = new BarChart<>(across, up);
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setVerticalGridLinesVisible(false);
    chart.setTitle(words);
    chart.setBarGap(0);
    chart.setCategoryGap(bars.size() > 40 ? 1 : 3);
    XYChart.Series<String, Number> series = new XYChart.Series<>();
    bars.forEach((name, count) -> series.getData().add(new XYChart.Data<>(name, count)));
    chart.getData().add(series);
    for (XYChart.Data<String, Number> bar : series.getData()) {
      String what =
          bar.getXValue() + ": " + String.format(Locale.ROOT, "%,d", bar.getYValue().intValue());
      Tooltip.install(bar.getNode(), new Tooltip(what));
    }
    chart.setAccessibleText(words);
    return chart;
  }

  /** There is no half an article. */
  private static final class WholeNumbers extends StringConverter<Number> {
    @Override
    public String toString(Number value) {
      return value.doubleValue() == Math.rint(value.doubleValue())
          ? String.format(Locale.ROOT, "%,d", value.longValue())
          : "";
    }

    @Override
    public Number fromString(String text) {
      throw new UnsupportedOperationException("nobody types " + text);
    }
  }

  private static Tab tab(String words, Node content, Supplier<Sheet> sheet) {
    Tab tab = new Tab(words, content);
    tab.setUserData(sheet);
    return tab;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(csv());
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** The figures of the open tab (RFC 4180). */
  String csv() {
    Tab tab = tabs.getSelectionModel().getSelectedItem();
    if (tab == null
        || !(tab.getUserData() instanceof Supplier<?> supplier)
        || !(supplier.get() instanceof Sheet sheet)) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    line(out, sheet.head());
    sheet.rows().forEach(row -> line(out, row));
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    out.append("\r\n");
  }

  /** A cell that begins as a formula does is no formula: others wrote it. */
  private static String cell(String text) {
    String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  private void close() {
    counting.ifPresent(before -> before.cancel(true));
    window.close();
  }

  void show() {
    window.show();
  }

  SideWindow window() {
    return window;
  }

  TabPane tabs() {
    return tabs;
  }

  Label lead() {
    return lead;
  }

  Button all() {
    return all;
  }
}
