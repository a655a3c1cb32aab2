package org.newsloom.nntp;

import java.util.regex.Pattern;

/** What a refusal means. Servers use few codes for many things: the words count too. */
final class Replies {
  /**
   * “Too many”, “limit reached”, “no more connections”, “4 connections open”: all mean the same.
   */
  private static final Pattern TOO_MANY =
      words(
          "too many",
          "(?:connection|session|simultaneous|concurrent)[^.]{0,40}(?:limit|exceed|reach)",
          "(?:limit|maximum|max\\.?|exceed\\w*)[^.]{0,40}(?:connection|session)",
          "no (?:more|further|additional|free) (?:\\w+ ){0,2}(?:connection|session|slot)",
          "\\b\\d+ (?:\\w+[ -]){0,3}(?:connections|sessions)\\b",
          "(?:connections|sessions) (?:per|from|for) (?:user|host|ip|account|your|this)");

  /** What passes by itself: the server has too much to do, or is about to be mended. */
  private static final Pattern LATER =
      words(
          "try (?:it )?(?:again )?(?:later|in \\d)",
          "temporar(?:y|ily)",
          "overload|load (?:is )?too high|too busy|server (?:is )?(?:busy|full)",
          "maintenance|shutting down|going down|out of service");

  /** What a server says before it closes a link that nobody used. */
  private static final Pattern FAREWELL =
      words("time[ -]?out|timed out|time limit|\\bidle\\b|inactiv");

  private static final Pattern LOGIN =
      words("auth(?:entication|orization|orisation|info|enticated)|log ?-?in|logged in|password");

  private Replies() {}

  private static Pattern words(String... patterns) {
    return Pattern.compile(String.join("|", patterns), Pattern.CASE_INSENSITIVE);
  }

  /** Whether the server wants a login first: 480, the 450 of RFC 2980, or 502 in such words. */
  static boolean wantsLogin(NntpReply reply) {
    return switch (reply.code()) {
      case 480, 450 -> !saysTooMany(reply);
      case 502 -> LOGIN.matcher(reply.text()).find() && !isBusy(reply);
      default -> false;
    };
  }

  /** Whether the article is not there: by number, by Message-ID, or taken down (451). */
  static boolean saysAbsent(NntpReply reply) {
    return switch (reply.code()) {
      case 420, 423, 430, 451 -> true;
      default -> false;
    };
  }

  /** Whether the server does not know or does not offer the command. */
  static boolean saysUnsupported(NntpReply reply) {
    return switch (reply.code()) {
      case 500, 501, 502, 503 -> !isBusy(reply);
      default -> false;
    };
  }

  /** Whether what is refused is the command and not the person, the time or the place. */
  static boolean refusesCommand(NntpReply reply) {
    return reply.code() != 502 && saysUnsupported(reply);
  }

  /** Whether it is the person who is refused, for good. */
  static boolean forbids(NntpReply reply) {
    return reply.code() == 502 && !isBusy(reply);
  }

  /** The refusal of an ordinary command. */
  static NntpReplyException refusal(NntpReply reply) {
    if (isBusy(reply)) {
      return new ServerBusyException(reply);
    }
    return switch (reply.code()) {
      case 411 -> new NoSuchNewsgroupException(reply);
      case 440, 441 -> new PostingRefusedException(reply);
      case 480, 450 -> new LoginRequiredException(reply);
      case 481, 482 -> new LoginRefusedException(reply);
      case 483 -> new TlsRequiredException(reply);
      case 502 ->
          wantsLogin(reply) ? new LoginRequiredException(reply) : new NntpReplyException(reply);
      default -> new NntpReplyException(reply);
    };
  }

  /** The refusal of AUTHINFO. */
  static NntpReplyException loginRefusal(NntpReply reply) {
    if (isBusy(reply)) {
      return new ServerBusyException(reply);
    }
    return reply.code() == 483 ? new TlsRequiredException(reply) : new LoginRefusedException(reply);
  }

  private static boolean isBusy(NntpReply reply) {
    return saysFarewell(reply)
        || switch (reply.code()) {
          case 403, 450, 480 -> saysTooMany(reply);
          case 436, 481, 482, 502, 503 -> saysTooMany(reply) || LATER.matcher(reply.text()).find();
          default -> false;
        };
  }

  /**
   * Whether the server takes leave instead of answering: 400 and 205, and the other codes that some
   * have for a link that was idle too long.
   */
  static boolean saysFarewell(NntpReply reply) {
    return switch (reply.code()) {
      case 400, 205 -> true;
      case 500, 502, 503 -> FAREWELL.matcher(reply.text()).find();
      default -> false;
    };
  }

  /** Whether the server has as many connections as it wants to have. */
  static boolean saysTooMany(NntpReply reply) {
    return TOO_MANY.matcher(reply.text()).find();
  }
}
