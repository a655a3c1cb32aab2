package org.newsloom.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws how figures grow with the number of articles, as SVG: a panel each, both axes logarithmic,
 * with a dashed line that grows in proportion from the largest measured size downwards.
 */
final class GrowthPlot {
  private static final int WIDTH = 330;
  private static final int HEIGHT = 240;
  private static final int LEFT = 62;
  private static final int TOP = 40;
  private static final int ACROSS = 240;
  private static final int DOWN = 150;

  /**
   * One figure.
   *
   * @param title with its unit
   * @param points articles to figure, at least one
   */
  record Panel(String title, TreeMap<Integer, Double> points) {}

  private final StringBuilder svg = new StringBuilder();

  /** The panels in two columns; those without points are left out. */
  String draw(List<Panel> panels) {
    List<Panel> drawn = panels.stream().filter(panel -> !panel.points().isEmpty()).toList();
    int rows = (drawn.size() + 1) / 2;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"11\">",
        2 * WIDTH, rows * HEIGHT);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
    for (int i = 0; i < drawn.size(); i++) {
      add("<g transform=\"translate(%d %d)\">", i % 2 * WIDTH, i / 2 * HEIGHT);
      panel(drawn.get(i));
      add("</g>");
    }
    add("</svg>");
    return svg.toString();
  }

  private void panel(Panel panel) {
    TreeMap<Integer, Double> points = panel.points();
    Axis x = Axis.over(points.firstKey(), points.lastKey());
    double least = points.values().stream().mapToDouble(Double::doubleValue).min().orElse(1);
    double most = points.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    Axis y = Axis.over(least, most);
    add(
        "<text x=\"%d\" y=\"22\" font-size=\"13\" font-weight=\"bold\">%s</text>",
        LEFT, panel.title());
    for (double mark = x.low(); mark <= x.high() * 1.001; mark *= 10) {
      double at = LEFT + x.part(mark) * ACROSS;
      add("<path d=\"M%.1f %d v%d\" stroke=\"#e0e0e0\"/>", at, TOP, DOWN);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          at, TOP + DOWN + 16, words(mark));
    }
    for (double mark = y.low(); mark <= y.high() * 1.001; mark *= 10) {
      double at = TOP + (1 - y.part(mark)) * DOWN;
      add("<path d=\"M%d %.1f h%d\" stroke=\"#e0e0e0\"/>", LEFT, at, ACROSS);
      add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, at + 4, words(mark));
    }
    Map.Entry<Integer, Double> last = points.lastEntry();
    double from = Math.max(x.low(), last.getKey() * y.low() / last.getValue());
    add(
        "<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"#999999\" stroke-dasharray=\"4 4\"/>",
        LEFT + x.part(from) * ACROSS,
        TOP + (1 - y.part(last.getValue() * from / last.getKey())) * DOWN,
        LEFT + x.part(last.getKey()) * ACROSS,
        TOP + (1 - y.part(last.getValue())) * DOWN);
    StringBuilder path = new StringBuilder();
    points.forEach((articles, figure) -> {
      double px = LEFT + x.part(articles) * ACROSS;
      double py = TOP + (1 - y.part(figure)) * DOWN;
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : " L", px, py));
      add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"#0969da\"/>", px, py);
      add(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
          px, py - 8, words(figure));
    });
    add("<path d=\"%s\" fill=\"none\" stroke=\"#0969da\" stroke-width=\"2\"/>", path);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is no library of ours
  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String words(double number) {
    if (number >= 1e6) {
      return String.format(Locale.ROOT, "%.3gM", number / 1e6).replaceAll("\\.?0+M", "M");
    }
    if (number >= 10_000) {
      return String.format(Locale.ROOT, "%.0fk", number / 1e3);
    }
    String plain = String.format(Locale.ROOT, number < 0.01 ? "%.3f" : "%.2f", number);
    return number >= 100
        ? String.format(Locale.ROOT, "%.0f", number)
        : plain.replaceAll("\\.?0+$", "");
  }

  /** Whole powers of ten around what is shown. */
  private record Axis(double low, double high) {
    static Axis over(double least, double most) {
      double low = Math.pow(10, Math.floor(Math.log10(least)));
      double high = Math.pow(10, Math.ceil(Math.log10(most)));
      return new Axis(low, high > low ? high : low * 10);
    }

    double part(double value) {
      return Math.log10(value / low) / Math.log10(high / low);
    }
  }
}
