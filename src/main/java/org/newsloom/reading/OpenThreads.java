package org.newsloom.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.newsloom.sync.ServerGroup;

/** The thread lists that one search needs, each built once. */
final class OpenThreads {
  private final ThreadLists lists;
  private final Map<ServerGroup, ThreadList> open = new HashMap<>();

  OpenThreads(ThreadLists lists) {
    this.lists = lists;
  }

  ThreadList of(ServerGroup group) throws InterruptedException {
    ThreadList list = open.get(group);
    if (list == null) {
      list = lists.build(group, ThreadListOptions.USUAL.with(ThreadListOptions.Shown.ALL));
      open.put(group, list);
    }
    return list;
  }

  List<ArticleRow> rows(ThreadList list, int row) throws InterruptedException {
    return lists.articles(list, list.marks(), List.of(row));
  }
}
