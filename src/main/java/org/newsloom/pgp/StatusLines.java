package org.newsloom.pgp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.newsloom.pgp.Verdict.Standing;
import org.newsloom.pgp.Verdict.Trust;

/** What GnuPG tells programs (its file {@code doc/DETAILS}), read as verdicts. */
final class StatusLines {
  private static final String PREFIX = "[GNUPG:] ";

  /** The code of ERRSIG for a key that is not here. */
  private static final String MISSING_KEY = "9";

  private StatusLines() {}

  /**
   * The one verdict of a check. A bad signature goes before all; of several others the first that
   * fits is told.
   */
  static Verdict verdict(List<String> lines) {
    List<Verdict> all = verdicts(lines);
    Optional<Verdict> bad = all.stream().filter(it -> it.standing() == Standing.BAD).findFirst();
    return bad.or(() -> all.stream().min(Comparator.comparing(Verdict::standing)))
        .orElse(Verdict.of(Standing.UNREADABLE));
  }

  private static List<Verdict> verdicts(List<String> lines) {
    List<Verdict> all = new ArrayList<>();
    for (String line : lines) {
      if (!line.startsWith(PREFIX)) {
        continue;
      }
      String[] words = line.substring(PREFIX.length()).split(" ", 3);
      String first = words.length > 1 ? words[1] : "";
      String rest = words.length > 2 ? words[2] : "";
      switch (words[0]) {
        case "GOODSIG" -> all.add(signed(Standing.GOOD, first, rest));
        case "EXPSIG" -> all.add(signed(Standing.EXPIRED, first, rest));
        case "EXPKEYSIG" -> all.add(signed(Standing.KEY_EXPIRED, first, rest));
        case "REVKEYSIG" -> all.add(signed(Standing.KEY_REVOKED, first, rest));
        case "BADSIG" -> all.add(signed(Standing.BAD, first, rest));
        case "ERRSIG" -> all.add(new Verdict(wrong(rest), "", first, Trust.NONE));
        case "VALIDSIG" -> last(all, line.substring(line.lastIndexOf(' ') + 1));
        case "TRUST_MARGINAL" -> last(all, Trust.MARGINAL);
        case "TRUST_FULLY", "TRUST_ULTIMATE" -> last(all, Trust.FULL);
        case "TRUST_NEVER" -> last(all, Trust.NEVER);
        default -> {
          // Nothing that a verdict needs.
        }
      }
    }
    return all;
  }

  /** The words behind the key: two kinds of algorithm, a class, a time, a code. */
  private static Standing wrong(String rest) {
    String[] words = rest.split(" ", -1);
    return words.length > 4 && words[4].equals(MISSING_KEY)
        ? Standing.KEY_NOT_HERE
        : Standing.UNREADABLE;
  }

  private static Verdict signed(Standing standing, String key, String name) {
    return new Verdict(standing, plain(name), key, Trust.NONE);
  }

  private static void last(List<Verdict> all, String fingerprint) {
    if (!all.isEmpty()) {
      Verdict it = all.removeLast();
      all.add(new Verdict(it.standing(), it.signer(), fingerprint, it.trust()));
    }
  }

  private static void last(List<Verdict> all, Trust trust) {
    if (!all.isEmpty()) {
      Verdict it = all.removeLast();
      all.add(it.with(it.signer(), trust));
    }
  }

  /** A name with what stands in it as {@code %XX}. */
  static String plain(String name) {
    return unescaped(name, '%', 1);
  }

  /**
   * The names of a key in the lines of {@code --with-colons} that hold now, as {@code x} marks
   * their octets there, with how far each is trusted.
   */
  static List<Name> names(List<String> lines) {
    List<Name> names = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.split(":", -1);
      if (fields.length > 9 && fields[0].equals("uid")) {
        Trust trust =
            switch (fields[1]) {
              case "u", "f" -> Trust.FULL;
              case "m" -> Trust.MARGINAL;
              case "n" -> Trust.NEVER;
              default -> Trust.NONE;
            };
        boolean holds = !fields[1].equals("r") && !fields[1].equals("e");
        if (holds) {
          names.add(new Name(unescaped(fields[9], '\\', 2), trust));
        }
      }
    }
    return names;
  }

  /**
   * A name of a key.
   *
   * @param trust whether GnuPG takes it for right
   */
  record Name(String text, Trust trust) {
    /** Whether the name has that address. */
    boolean has(String address) {
      return !address.isEmpty() && Verdict.addressOf(text).equalsIgnoreCase(address);
    }
  }

  /** Octets that stand as a mark, perhaps a letter behind it, and two hexadecimal digits. */
  private static String unescaped(String text, char mark, int length) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      int high = i + length + 1 < text.length() ? Character.digit(text.charAt(i + length), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text.charAt(i + length + 1), 16);
      if (text.charAt(i) == mark && low >= 0) {
        octets.write(high * 16 + low);
        i += length + 1;
      } else {
        octets.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return octets.toString(StandardCharsets.UTF_8);
  }
}
