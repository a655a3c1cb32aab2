package org.newsloom.store;

import java.io.Serial;

/** The store could not do what it was asked; nothing was half done. */
public final class StoreException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** No room on the disk: writing stops, reading goes on. */
    FULL,
    /** A file is damaged. */
    CORRUPT,
    /** The file or its folder cannot be written to. */
    READ_ONLY,
    /** Another process writes to the profile. */
    LOCKED,
    /** Anything else that went wrong between us and the disk. */
    IO
  }

  private final Kind kind;

  /** Made with one plain sentence for a person. */
  StoreException(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  StoreException(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
