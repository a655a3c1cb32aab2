package org.newsloom.nntp;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;

/** Keeps what an overview gave. */
final class CollectingSink implements OverviewSink {
  /** One row as strings. */
  record Row(long number, String subject, String id, String xref) {}

  final List<Row> rows = new ArrayList<>();
  final List<OverviewBatch> batches = new ArrayList<>();
  final List<BadLine> bad = new ArrayList<>();
  final List<NumberWindow> done = new ArrayList<>();

  @Override
  public void batch(OverviewBatch batch) {
    batches.add(batch);
    for (int row = 0; row < batch.size(); row++) {
      rows.add(
          new Row(
              batch.number(row),
              batch.text(row, Field.SUBJECT),
              batch.text(row, Field.MESSAGE_ID),
              batch.text(row, Field.XREF)));
    }
  }

  @Override
  public void bad(BadLine line) {
    bad.add(line);
  }

  @Override
  public void done(NumberWindow window) {
    done.add(window);
  }

  List<Long> numbers() {
    return rows.stream().map(Row::number).toList();
  }
}
