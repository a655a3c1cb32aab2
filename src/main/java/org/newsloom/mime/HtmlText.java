package org.newsloom.mime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;

/**
 * HTML for people who read text: the source without anything that runs, loads or hides, and a
 * rendering that keeps links, lists, quotes and tables.
 *
 * @param source sanitised HTML
 * @param text the rendering, lines ended by {@code \n}
 */
record HtmlText(String source, String text) {
  private static final Safelist SAFE =
      Safelist.basic()
          .addTags("h1", "h2", "h3", "h4", "h5", "h6", "hr", "div", "center", "address", "tt", "s")
          .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "del", "ins")
          .addAttributes("td", "colspan", "rowspan")
          .addAttributes("th", "colspan", "rowspan")
          .addAttributes("ol", "start")
          .removeEnforcedAttribute("a", "rel")
          .removeAttributes("blockquote", "cite")
          .removeAttributes("q", "cite")
          .removeProtocols("a", "href", "ftp")
          .addProtocols("a", "href", "news", "nntp");

  /** Reads HTML; anything at all can be read as such. */
  static HtmlText of(String html) {
    Document dirty = Jsoup.parse(html);
    // Nobody would see these in a browser; a cleaner that keeps texts would bring them to light.
    dirty.select("script, style, template, noscript, title, head > *, [hidden]").remove();
    dirty.select("img[alt]").forEach(image -> image.replaceWith(new TextNode(alt(image))));
    Document clean = new Cleaner(SAFE).clean(dirty);
    clean.outputSettings().prettyPrint(false);
    Rendering rendering = new Rendering();
    clean.body().traverse(rendering);
    return new HtmlText(clean.body().html(), rendering.text());
  }

  private static String alt(Element image) {
    String alt = image.attr("alt").strip();
    return alt.isEmpty() ? "" : "[" + alt + "]";
  }

  /** Walks the tree without recursion and writes lines. */
  private static final class Rendering implements NodeVisitor {
    private static final Set<String> PARAGRAPHS =
        Set.of("p", "blockquote", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6", "dl");

    /** Deeper quotes and lists gain no further mark, so that lines stay readable and short. */
    private static final int MAX_DEPTH = 20;

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final Deque<int[]> lists = new ArrayDeque<>();
    private final Deque<Integer> linkStarts = new ArrayDeque<>();
    private int linksOfEarlierLines;
    private int quotes;
    private int preformatted;
    private boolean blankWanted;
    private int blankQuotes;
    private boolean markPending;
    private String mark = "";

    String text() {
      endLine();
      return out.toString();
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        write(words.getWholeText());
      } else if (node instanceof Element element) {
        open(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        close(element);
      }
    }

    private void open(Element element) {
      String name = element.normalName();
      if (PARAGRAPHS.contains(name)) {
        paragraph();
      }
      switch (name) {
        case "br" -> breakLine();
        case "hr" -> {
          paragraph();
          line.append("-".repeat(40));
          paragraph();
        }
        case "blockquote" -> quotes++;
        case "pre" -> preformatted++;
        case "ul" -> beginList(0);
        case "ol" -> beginList(start(element));
        case "li" -> beginItem();
        case "td", "th" -> {
          if (isDataCell(element)) {
            cellMark(element);
          } else {
            endLine();
          }
        }
        case "a" -> linkStarts.push(line.length());
        case "div", "tr", "dt", "dd", "center", "address", "caption" -> endLine();
        default -> {
          // Inline: nothing to do but its words.
        }
      }
      if (name.equals("dd")) {
        line.append("    ");
      }
    }

    private void close(Element element) {
      String name = element.normalName();
      switch (name) {
        case "blockquote" -> {
          paragraph();
          quotes--;
          blankQuotes = Math.min(blankQuotes, quotes);
        }
        case "pre" -> {
          paragraph();
          preformatted--;
        }
        case "ul", "ol" -> {
          endLine();
          lists.pop();
          if (lists.isEmpty()) {
            paragraph();
          }
        }
        case "a" -> endLink(element);
        case "li", "div", "tr", "dt", "dd", "center", "address", "caption" -> endLine();
        case "td", "th" -> {
          if (!isDataCell(element)) {
            endLine();
          }
        }
        default -> {
          if (PARAGRAPHS.contains(name)) {
            paragraph();
          }
        }
      }
    }

    private static int start(Element list) {
      String start = list.attr("start");
      return start.matches("[0-9]{1,6}") ? Integer.parseInt(start) : 1;
    }

    private void beginList(int first) {
      endLine();
      if (lists.isEmpty()) {
        paragraph();
      }
      lists.push(new int[] {first});
    }

    private void beginItem() {
      endLine();
      int[] counter = lists.peek();
      int indent = Math.min(Math.max(lists.size() - 1, 0), MAX_DEPTH);
      String bullet = counter == null || counter[0] == 0 ? "* " : counter[0]++ + ". ";
      mark = "  ".repeat(indent) + bullet;
      markPending = true;
    }

    /** Cells of a table with more than one column, without tables or paragraphs in them. */
    private static boolean isDataCell(Element cell) {
      Element row = cell.parent();
      if (row == null || !row.normalName().equals("tr")) {
        return false;
      }
      boolean alone = cell.nextElementSibling() == null && cell.previousElementSibling() == null;
      return !alone && isSmall(cell);
    }

    private static boolean isSmall(Element cell) {
      return cell.children().size() < 8
          && cell.children().stream()
              .noneMatch(child ->
                  child.normalName().equals("table")
                      || child.normalName().equals("div")
                      || PARAGRAPHS.contains(child.normalName()));
    }

    private void cellMark(Element cell) {
      if (cell.previousElementSibling() != null && !line.isEmpty()) {
        line.append(line.charAt(line.length() - 1) == ' ' ? "| " : " | ");
      }
    }

    private void endLink(Element link) {
      boolean beganEarlier = linkStarts.size() <= linksOfEarlierLines;
      int start = linkStarts.pop();
      linksOfEarlierLines = Math.min(linksOfEarlierLines, linkStarts.size());
      String address = link.attr("href").strip();
      String bare = address.startsWith("mailto:") ? address.substring(7) : address;
      if (address.isEmpty()) {
        return;
      }
      String label = line.substring(beganEarlier ? 0 : start).strip();
      boolean told = label.equals(bare) || bare.equals(label + "/") || bare.endsWith("//" + label);
      if (!told) {
        write(label.isEmpty() ? "<" + address + ">" : " <" + address + ">");
      }
    }

    private void write(String words) {
      if (preformatted > 0) {
        for (int i = 0; i < words.length(); i++) {
          if (words.charAt(i) == '\n') {
            breakLine();
          } else if (words.charAt(i) != '\r') {
            line.append(words.charAt(i));
          }
        }
        return;
      }
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        if (!space) {
          line.append(c == '\u00a0' ? ' ' : c);
        } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
          line.append(' ');
        }
      }
    }

    /** Ends the line where something stands in it. */
    private void endLine() {
      if (!isBlank(line)) {
        breakLine();
      } else {
        line.setLength(0);
      }
    }

    /** Ends the line, be it empty. */
    private void breakLine() {
      String prefix = "> ".repeat(Math.min(quotes, MAX_DEPTH));
      if (blankWanted && !out.isEmpty()) {
        out.append("> ".repeat(Math.min(blankQuotes, MAX_DEPTH)).stripTrailing()).append('\n');
      }
      blankWanted = false;
      String words = line.toString().stripTrailing();
      String indent = markPending ? mark : lists.isEmpty() || words.isEmpty() ? "" : hanging();
      out.append((prefix + indent + words).stripTrailing()).append('\n');
      markPending = markPending && words.isEmpty();
      line.setLength(0);
      linksOfEarlierLines = linkStarts.size();
    }

    private String hanging() {
      return " ".repeat(Math.min(mark.length(), 2 * MAX_DEPTH));
    }

    private void paragraph() {
      endLine();
      // Between two depths the empty line belongs to the lower one.
      blankQuotes = blankWanted ? Math.min(blankQuotes, quotes) : quotes;
      blankWanted = !out.isEmpty();
    }

    private static boolean isBlank(CharSequence words) {
      return words.chars().allMatch(Character::isWhitespace);
    }
  }
}
