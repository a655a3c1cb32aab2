package org.newsloom.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.newsloom.pgp.Verdict.Standing;
import org.newsloom.pgp.Verdict.Trust;

/** What GnuPG tells programs, line by line. */
class StatusLinesTest {
  private static final String KEY = "D527F51E6C127DAF088423EB3B472FAB1BC8AAB1";

  private static Verdict read(String... lines) {
    return StatusLines.verdict(List.of(lines));
  }

  @Test
  void aGoodSignatureHasANameAKeyAndItsTrust() {
    assertThat(
            read(
                "[GNUPG:] NEWSIG",
                "[GNUPG:] GOODSIG 3B472FAB1BC8AAB1 J%C3%B6rg <j@example.org>",
                "[GNUPG:] VALIDSIG 1111 2026-11-28 1795876130 0 4 0 22 8 00 " + KEY,
                "[GNUPG:] TRUST_MARGINAL 0 pgp"))
        .isEqualTo(new Verdict(Standing.GOOD, "Jörg <j@example.org>", KEY, Trust.MARGINAL));
  }

  @Test
  void theKeyThatIsNotHereIsNamed() {
    assertThat(
            read(
                "[GNUPG:] ERRSIG 3B472FAB1BC8AAB1 22 8 00 1795876130 9 " + KEY,
                "[GNUPG:] NO_PUBKEY 3B472FAB1BC8AAB1"))
        .isEqualTo(new Verdict(Standing.KEY_NOT_HERE, "", "3B472FAB1BC8AAB1", Trust.NONE));
  }

  @Test
  void whatCannotBeCheckedIsNoMissingKey() {
    assertThat(read("[GNUPG:] ERRSIG 3B472FAB1BC8AAB1 99 1 00 1795876130 4 -").standing())
        .isEqualTo(Standing.UNREADABLE);
    assertThat(read().standing()).isEqualTo(Standing.UNREADABLE);
  }

  @Test
  void aBadSignatureAmongGoodOnesGoesBeforeThem() {
    assertThat(read("[GNUPG:] GOODSIG 1 Ann", "[GNUPG:] BADSIG 2 Ben").standing())
        .isEqualTo(Standing.BAD);
  }

  @Test
  void aGoodOneBesideAKeyThatIsNotHereIsTold() {
    assertThat(
            read(
                "[GNUPG:] ERRSIG 2 22 8 00 1 9 -",
                "[GNUPG:] GOODSIG 1 Ann",
                "[GNUPG:] TRUST_FULLY"))
        .isEqualTo(new Verdict(Standing.GOOD, "Ann", "1", Trust.FULL));
  }

  @Test
  void whatHasExpiredOrWasWithdrawnIsNotGood() {
    assertThat(read("[GNUPG:] EXPSIG 1 Ann").standing()).isEqualTo(Standing.EXPIRED);
    assertThat(read("[GNUPG:] EXPKEYSIG 1 Ann").standing()).isEqualTo(Standing.KEY_EXPIRED);
    assertThat(read("[GNUPG:] REVKEYSIG 1 Ann").standing()).isEqualTo(Standing.KEY_REVOKED);
  }

  @Test
  void wordsInANameAreNoStatus() {
    assertThat(read("[GNUPG:] BADSIG 1 x%0A[GNUPG:] GOODSIG 1 Ann").standing())
        .isEqualTo(Standing.BAD);
    assertThat(read("gpg: [GNUPG:] GOODSIG 1 Ann").standing()).isEqualTo(Standing.UNREADABLE);
  }

  @Test
  void namesThatWereWithdrawnAreNone() {
    assertThat(
            StatusLines.names(
                List.of(
                    "pub:u:255:22:3B472FAB1BC8AAB1:1:::u:::scSC:::::ed25519:::0:",
                    "uid:u::::1::E3::Ann \\x3a <ann@example.org>::::::::::0:",
                    "uid:r::::1::E4::Old <old@example.org>::::::::::0:",
                    "uid:-::::1::E5::ben@example.org::::::::::0:")))
        .containsExactly(
            new StatusLines.Name("Ann : <ann@example.org>", Trust.FULL),
            new StatusLines.Name("ben@example.org", Trust.NONE))
        .satisfiesExactly(
            ann -> assertThat(ann.has("ANN@example.org")).isTrue(),
            ben -> assertThat(ben.has("ben@example.org")).isTrue());
  }
}
