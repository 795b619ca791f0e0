package no.stafettpinnen.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of invented people. */
class NationalIdentityNumberTest {

  @ParameterizedTest
  @ValueSource(strings = {"01020310045", "D-nummer 41020310039.", "for tester: 01820310000", "f. 310523 10094, gutt", "31.05.23-10094",
      "kari-01020310045", "fnr01020310045x", "12 01020310045"})
  void isFound(String text) {
    assertThat(NationalIdentityNumber.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01020310046", "101020310045", "010203100450", "00020312345", "32010112345", "Ring 41 52 63 74 i dag", "1234.56.78903"})
  void isSomethingElse(String text) {
    assertThat(NationalIdentityNumber.isIn(text)).isFalse();
  }
}
