package org.newsloom.ui;

/** What a person does with rows, of which a test takes what it is about. */
class TableActions implements ThreadTable.Actions {
  @Override
  public void open(int row) {}

  @Override
  public void toggleRead(int row) {}

  @Override
  public void toggleFlag(int row) {}

  @Override
  public void toggleWatch(int row) {}

  @Override
  public void looksAt(int firstIndex, int lastIndex) {}

  @Override
  public void staysAt(int firstIndex, int lastIndex) {}
}
