package cn.pmo.itproject.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as one client. */
class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
      "198.51.100.7, 198.51.100.7",
      "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
      "2001:db8:1:2::9, 2001:db8:1:2::/64",
      "0:0:0:0:0:0:0:1, 0:0:0:0::/64",
      "::ffff:198.51.100.7, 198.51.100.7",
      "no:address, no:address"})
  void ofIpv6TheNetworkCountsAndOfIpv4TheAddress(String address, String network) {
    assertThat(ClientAddress.network(address)).isEqualTo(network);
  }

  @Test
  void outsideOfARequestThereIsNone() {
    assertThat(ClientAddress.current()).isEmpty();
  }
}
