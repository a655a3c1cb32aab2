package org.newsloom.mime;

import java.util.List;
import org.newsloom.article.Defect;

/** Takes what is wrong in one field: each thing once, and not without end. */
record Complaints(String where, List<? super Defect> defects) {
  /** A header that holds more faults than this is not worth a longer list. */
  private static final int MAX = 100;

  void add(String what) {
    Defect defect = new Defect(where, what);
    if (defects.size() < MAX && !defects.contains(defect)) {
      defects.add(defect);
    }
  }
}
