package org.newsloom.nntp;

import java.util.regex.Pattern;

/** What a refusal means. Servers use few codes for many things: the words count too. */
final class Replies {
  private static final Pattern TOO_MANY =
      Pattern.compile(
          "too many|(?:connection|session|simultaneous|concurrent)[^.]{0,40}(?:limit|exceed|reach)"
              + "|(?:limit|maximum|max\\.?)[^.]{0,40}(?:connection|session)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LOGIN =
      Pattern.compile(
          "auth(?:entication|orization|orisation|info)|log ?-?in|logged in|password",
          Pattern.CASE_INSENSITIVE);

  private Replies() {}

  /** Whether the server wants a login first: 480, the 450 of RFC 2980, or 502 in such words. */
  static boolean wantsLogin(NntpReply reply) {
    return switch (reply.code()) {
      case 480, 450 -> true;
      case 502 -> LOGIN.matcher(reply.text()).find() && !saysTooMany(reply);
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
      case 500, 501, 503 -> true;
      case 502 -> !saysTooMany(reply);
      default -> false;
    };
  }

  /** Whether what is refused is the command and not the person, the time or the place. */
  static boolean refusesCommand(NntpReply reply) {
    return reply.code() != 502 && saysUnsupported(reply) && !isBusy(reply);
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
    return switch (reply.code()) {
      case 400 -> true;
      case 403, 480, 481, 482, 502, 503 -> saysTooMany(reply);
      default -> false;
    };
  }

  private static boolean saysTooMany(NntpReply reply) {
    return TOO_MANY.matcher(reply.text()).find();
  }
}
