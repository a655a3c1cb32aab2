package org.newsloom.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.newsloom.article.Defect;

/** Collects defects, each once and no more than a bound. */
final class Defects {
  private final int max;
  private final Set<Defect> found = new LinkedHashSet<>();

  Defects(int max) {
    this.max = max;
  }

  void add(String where, String what) {
    if (found.size() < max) {
      found.add(new Defect(where, what));
    }
  }

  void addAll(List<Defect> defects) {
    for (Defect defect : defects) {
      add(defect.where(), defect.what());
    }
  }

  List<Defect> list() {
    return new ArrayList<>(found);
  }
}
