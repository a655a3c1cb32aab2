package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tooltip;
import org.newsloom.article.Counted;
import org.newsloom.post.Attachments;
import org.newsloom.reading.RowText;

/** How large an article is, as its server tells it. */
final class SizeCell extends ArticleCell {
  private final Tooltip tip = new Tooltip();

  SizeCell(ThreadListModel model) {
    super(model);
    getStyleClass().add("size-cell");
  }

  @Override
  void draw(ArticleRows rows, int row) {
    RowText text = rows.text(row);
    setText(text.octets() == 0 ? "" : Attachments.size(text.octets()));
    List<String> facts = new ArrayList<>();
    if (text.octets() > 0) {
      facts.add(Counted.of(text.octets(), "octet"));
    }
    if (text.lines() > 0) {
      facts.add(Counted.of(text.lines(), "line"));
    }
    tip.setText(String.join(", ", facts));
    setTooltip(facts.isEmpty() ? null : tip);
  }

  @Override
  void clear() {
    setText("");
    setTooltip(null);
  }
}
