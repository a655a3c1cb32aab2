package org.newsloom.settings;

import java.util.Map;

/**
 * How e-mail goes out; the password is kept apart, behind {@link SecretStore}.
 *
 * @param smtp whether it is sent from here; otherwise the system's mail program gets it
 * @param host the host of the mail server
 * @param port its TCP port
 * @param security how the link is protected
 * @param caFile a PEM file whose certificates are trusted besides the system's; empty: none
 * @param user the login name; empty where none is needed
 * @param passwordInFile whether the password is kept in a file of the profile and not in the
 *     system's keyring
 * @param allowCleartextPassword whether the password may go over a link without TLS to a far host
 * @param copyToSelf whether the writer gets a copy of what is sent
 */
public record MailSettings(
    boolean smtp,
    String host,
    int port,
    Security security,
    String caFile,
    String user,
    boolean passwordInFile,
    boolean allowCleartextPassword,
    boolean copyToSelf) {
  /** What holds until the reader chooses. */
  public static final MailSettings DEFAULTS =
      new MailSettings(
          false, "", Security.TLS.usualPort(), Security.TLS, "", "", false, false, false);

  /** The file {@code mail.json}. */
  public static final SettingsArea<MailSettings> AREA =
      new SettingsArea<>("mail.json", MailSettings::read, MailSettings::write);

  /** How a link is protected. */
  public enum Security {
    /** TLS from the first octet (RFC 8314). */
    TLS(465),
    /** TLS after STARTTLS (RFC 3207); without it the link is not used. */
    STARTTLS(587),
    /** No TLS. */
    NONE(25);

    private final int usualPort;

    Security(int usualPort) {
      this.usualPort = usualPort;
    }

    /** The port that servers use for it. */
    public int usualPort() {
      return usualPort;
    }
  }

  /** The name by which the password is kept; different from that of a news server. */
  public String account() {
    return "smtp:" + user + "@" + host + ":" + port;
  }

  private static MailSettings read(Values values) {
    return new MailSettings(
        values.flag("smtp", DEFAULTS.smtp),
        values.text("host", DEFAULTS.host),
        values.number("port", DEFAULTS.port, 1, 65_535),
        values.choice("security", DEFAULTS.security),
        values.text("caFile", DEFAULTS.caFile),
        values.text("user", DEFAULTS.user),
        values.flag("passwordInFile", DEFAULTS.passwordInFile),
        values.flag("allowCleartextPassword", DEFAULTS.allowCleartextPassword),
        values.flag("copyToSelf", DEFAULTS.copyToSelf));
  }

  private Map<String, Object> write() {
    return Map.of(
        "smtp", smtp,
        "host", host,
        "port", port,
        "security", Values.name(security),
        "caFile", caFile,
        "user", user,
        "passwordInFile", passwordInFile,
        "allowCleartextPassword", allowCleartextPassword,
        "copyToSelf", copyToSelf);
  }
}
