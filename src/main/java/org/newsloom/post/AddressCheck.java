package org.newsloom.post;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whether an e-mail address may stand in From (RFC 5536 section 3.1.2; net-keeping row G12a). */
public final class AddressCheck {
  private static final int MAX_LOCAL = 64;
  private static final int MAX_DOMAIN = 253;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL =
      Pattern.compile(ATOM + "(\\." + ATOM + ")*|\"([^\"\\\\\\p{Cntrl}]|\\\\[\\p{Print}])*\"");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("(?i)IPv6:[0-9a-f:.]{2,45}");

  private AddressCheck() {}

  /** What is wrong with the address, as a sentence for its writer; empty if nothing is. */
  public static Optional<String> problem(String address) {
    int at = address.lastIndexOf('@');
    if (address.isBlank()) {
      return Optional.of("There is no e-mail address.");
    }
    if (at < 0) {
      return Optional.of("“" + address + "” has no @: an e-mail address reads name@example.org.");
    }
    String local = address.substring(0, at);
    String domain = address.substring(at + 1);
    if (local.isEmpty()) {
      return Optional.of("“" + address + "” has nothing before the @.");
    }
    if (local.length() > MAX_LOCAL || !LOCAL.matcher(local).matches()) {
      return Optional.of("“" + local + "” cannot stand before the @ of an e-mail address.");
    }
    if (domain.startsWith("[") && domain.endsWith("]")) {
      String literal = domain.substring(1, domain.length() - 1);
      return IPV4.matcher(literal).matches() || IPV6.matcher(literal).matches()
          ? Optional.empty()
          : Optional.of("“" + domain + "” is no numeric address.");
    }
    if (domain.isEmpty()) {
      return Optional.of("“" + address + "” has nothing after the @.");
    }
    if (!isDomain(domain)) {
      return Optional.of(
          "“" + domain + "” is no complete domain name, such as example.org or example.invalid.");
    }
    return Optional.empty();
  }

  /** Whether this is a fully qualified domain name: two labels or more, the last not a number. */
  static boolean isDomain(String domain) {
    String[] labels = domain.split("\\.", -1);
    if (labels.length < 2 || domain.length() > MAX_DOMAIN) {
      return false;
    }
    for (String label : labels) {
      if (label.length() > 63 || !LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return labels[labels.length - 1].chars().anyMatch(Character::isLetter);
  }
}
