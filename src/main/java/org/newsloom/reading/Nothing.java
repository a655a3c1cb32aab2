package org.newsloom.reading;

/** What a job gives that has nothing to give. */
final class Nothing {
  /** The one value of its type; the language offers no other. */
  @SuppressWarnings({"NullAway", "DataFlowIssue"})
  static final Void VOID = null;

  private Nothing() {}
}
