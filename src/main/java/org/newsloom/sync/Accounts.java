package org.newsloom.sync;

import java.nio.file.Path;
import org.newsloom.store.ServerRecord;

/** Servers in the words of the store and in ours. */
public final class Accounts {
  /** Stands behind the word for the password's place where it may be sent in the clear. */
  private static final String IN_CLEAR = " in-clear";

  private Accounts() {}

  /** What the store keeps, as we use it. */
  public static ServerAccount fromRecord(ServerRecord saved) {
    String place = saved.passwordStore();
    boolean inClear = place.endsWith(IN_CLEAR);
    return new ServerAccount(
        saved.name(),
        saved.host(),
        saved.port(),
        switch (saved.security()) {
          case TLS -> ServerAccount.Security.TLS;
          case STARTTLS -> ServerAccount.Security.STARTTLS;
          case NONE -> ServerAccount.Security.NONE;
        },
        saved.certificateAuthority().map(Path::of),
        saved.user(),
        inClear ? place.substring(0, place.length() - IN_CLEAR.length()) : place,
        Math.min(saved.connections(), ServerAccount.MOST_CONNECTIONS),
        inClear,
        saved.proxy().flatMap(ProxyAddress::parse));
  }

  /** What we use, as the store keeps it. */
  public static ServerRecord toRecord(ServerAccount account) {
    return new ServerRecord(
        account.name(),
        account.host(),
        account.port(),
        switch (account.security()) {
          case TLS -> ServerRecord.Security.TLS;
          case STARTTLS -> ServerRecord.Security.STARTTLS;
          case NONE -> ServerRecord.Security.NONE;
        },
        account.user(),
        account.passwordStore() + (account.allowCleartextPassword() ? IN_CLEAR : ""),
        account.connections(),
        account.caFile().map(path -> path.toAbsolutePath().toString()),
        account.proxy().map(ProxyAddress::toString));
  }
}
