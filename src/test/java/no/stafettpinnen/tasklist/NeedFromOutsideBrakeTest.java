package no.stafettpinnen.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the brake takes for one sender. */
class NeedFromOutsideBrakeTest {

  @ParameterizedTest
  @CsvSource({"192.0.2.7, 192.0.2.7", "2001:db8:1:2:3:4:5:6, 20:01:0d:b8:00:01:00:02::/64", "2001:db8:1:2::1, 20:01:0d:b8:00:01:00:02::/64",
      "2001:db8:1:3::1, 20:01:0d:b8:00:01:00:03::/64", "::ffff:192.0.2.7, ::ffff:192.0.2.7", "no:address, no:address"})
  void aNetworkOfIpv6IsOneSender(String address, String sender) {
    assertThat(NeedFromOutsideBrake.networkOf(address)).isEqualTo(sender);
    assertThat(NeedFromOutsideBrake.networkOf(address.repeat(20))).hasSizeLessThanOrEqualTo(64);
  }
}
