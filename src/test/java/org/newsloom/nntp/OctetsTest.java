package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OctetsTest {
  /** Few different octets, so that the wanted one and its neighbours in value are often there. */
  @Property
  void findsWhatALoopFinds(
      @ForAll byte[] octets, @ForAll @IntRange(max = 3) int shift, @ForAll boolean anyOctet) {
    byte[] some = octets.clone();
    for (int i = 0; i < some.length && !anyOctet; i++) {
      some[i] = (byte) ("\n\t\u000b\b".charAt(some[i] & 3) | (some[i] & 0x80));
    }
    for (int from = 0; from <= Math.min(shift, some.length); from++) {
      for (int to = some.length; to >= Math.max(from, some.length - 9); to--) {
        for (char wanted : new char[] {'\n', '\t'}) {
          int slowly = -1;
          for (int i = to - 1; i >= from; i--) {
            slowly = some[i] == wanted ? i : slowly;
          }
          assertThat(Octets.indexOf(some, from, to, wanted)).isEqualTo(slowly);
        }
      }
    }
  }
}
