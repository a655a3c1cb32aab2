package org.newsloom.post;

/** The text of an article and the signature below its last mark (net-keeping row G15a). */
public final class SignedText {
  private static final String MARK = "-- \n";

  private SignedText() {}

  /** What stands above the signature and its mark. */
  public static String unsigned(String body) {
    int mark = markAt(body);
    return mark < 0 ? body : body.substring(0, mark);
  }

  /** The text with another signature; without one where that is blank. */
  public static String signed(String body, String signature) {
    String block = Compositions.signatureOf(signature);
    String own = unsigned(body);
    return markAt(body) < 0 || block.isEmpty()
        ? own.stripTrailing() + (block.isEmpty() ? "\n" : block)
        : own + block.stripLeading();
  }

  private static int markAt(String body) {
    int mark = body.lastIndexOf("\n" + MARK);
    return mark >= 0 ? mark + 1 : body.startsWith(MARK) ? 0 : -1;
  }
}
