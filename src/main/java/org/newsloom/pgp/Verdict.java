package org.newsloom.pgp;

/**
 * What GnuPG says of a signature, never more.
 *
 * @param standing whether it fits
 * @param signer the name of the key as its owner wrote it; empty where the key is not here
 * @param key the key's fingerprint, or its shorter number where GnuPG tells no more; empty for none
 * @param trust whether GnuPG takes the key for the signer's
 */
public record Verdict(Standing standing, String signer, String key, Trust trust) {
  /** Whether a signature fits. */
  public enum Standing {
    GOOD,
    /** It fits, and was to hold until a day that has passed. */
    EXPIRED,
    /** It fits, and the key was to be used until a day that has passed. */
    KEY_EXPIRED,
    /** It fits, and the key was withdrawn by its owner. */
    KEY_REVOKED,
    /** What is signed is not what was signed. */
    BAD,
    KEY_NOT_HERE,
    /** Damaged, or of a kind that GnuPG does not check. */
    UNREADABLE,
    TOO_LARGE,
    /** GnuPG did not answer in time, or not at all. */
    NO_ANSWER,
    NOT_INSTALLED
  }

  /** Whether a key is taken for its owner's. */
  public enum Trust {
    NONE,
    MARGINAL,
    FULL,
    /** The person said that it must not be trusted. */
    NEVER
  }

  static Verdict of(Standing standing) {
    return new Verdict(standing, "", "", Trust.NONE);
  }

  /** The address in the signer's name; empty where it has none. */
  public String signerAddress() {
    return addressOf(signer);
  }

  static String addressOf(String name) {
    int open = name.lastIndexOf('<');
    return (open >= 0 && name.endsWith(">") ? name.substring(open + 1, name.length() - 1) : name)
        .strip();
  }

  /** The same by another name of the key. */
  Verdict with(String name, Trust other) {
    return new Verdict(standing, name, key, other);
  }
}
