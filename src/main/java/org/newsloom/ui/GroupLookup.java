package org.newsloom.ui;

import java.util.List;
import org.newsloom.reading.GroupDirectory;
import org.newsloom.reading.ListedGroup;

/** The groups of one server, to be searched at each key stroke. */
interface GroupLookup {
  /** How many groups there are; 0 where the list was never fetched. */
  int size();

  /** Groups that hold all the words, those that begin with the first word before the others. */
  List<ListedGroup> find(String words, int limit);

  /** A server's directory. */
  static GroupLookup of(GroupDirectory directory) {
    return new GroupLookup() {
      @Override
      public int size() {
        return directory.size();
      }

      @Override
      public List<ListedGroup> find(String words, int limit) {
        return directory.find(words, limit);
      }
    };
  }

  /** Nothing is known. */
  static GroupLookup none() {
    return new GroupLookup() {
      @Override
      public int size() {
        return 0;
      }

      @Override
      public List<ListedGroup> find(String words, int limit) {
        return List.of();
      }
    };
  }
}
