package org.newsloom.threading;

/** What makes one article the answer to another. */
public enum Linking {
  /** The References of an article: its nearest ancestor that is there. */
  REFERENCES,
  /** References, and then roots of one base subject (RFC 5256 section 2.1) under the first. */
  REFERENCES_THEN_SUBJECT,
  /** Base subjects alone, for archives whose gateway lost the References. */
  SUBJECT
}
