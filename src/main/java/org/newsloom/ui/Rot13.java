package org.newsloom.ui;

/** The letters of the alphabet moved by thirteen, which hides the end of a joke or of a film. */
final class Rot13 {
  private Rot13() {}

  /** As many characters as before; twice gives the same text again. */
  static String of(String text) {
    char[] turned = text.toCharArray();
    for (int i = 0; i < turned.length; i++) {
      char c = turned[i];
      if (c >= 'a' && c <= 'z') {
        turned[i] = (char) ('a' + (c - 'a' + 13) % 26);
      } else if (c >= 'A' && c <= 'Z') {
        turned[i] = (char) ('A' + (c - 'A' + 13) % 26);
      }
    }
    return new String(turned);
  }
}
