package lv.aprite.publication.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, this network",
    "0.255.255.255, this network",
    "10.0.0.0, private",
    "10.255.255.255, private",
    "100.64.0.0, shared by carriers",
    "100.100.100.200, shared by carriers",
    "100.127.255.255, shared by carriers",
    "127.0.0.1, loopback",
    "127.255.255.254, loopback",
    "169.254.0.1, link-local",
    "169.254.169.254, link-local",
    "169.254.170.2, link-local",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.0.0.192, reserved for protocols",
    "192.0.2.1, documentation",
    "192.88.99.1, relays of 6to4",
    "192.168.0.1, private",
    "192.168.255.255, private",
    "198.18.0.1, benchmarks",
    "198.19.255.255, benchmarks",
    "198.51.100.7, documentation",
    "203.0.113.7, documentation",
    "168.63.129.16, metadata of a cloud",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "240.0.0.1, reserved",
    "255.255.255.255, reserved",
    ":: , this network in IPv4-compatible",
    "::1, this network in IPv4-compatible",
    "::7f00:1, loopback in IPv4-compatible",
    "::ffff:7f00:1, loopback in IPv4-mapped",
    "::ffff:a9fe:a9fe, link-local in IPv4-mapped",
    "::ffff:c0a8:1, private in IPv4-mapped",
    "::ffff:0:a00:1, private in IPv4-translated",
    "64:ff9b::7f00:1, loopback in NAT64",
    "64:ff9b::a9fe:a9fe, link-local in NAT64",
    "64:ff9b::ac10:1, private in NAT64",
    "64:ff9b:1::808:808, not global unicast",
    "2002:7f00:1::, loopback in 6to4",
    "2002:a9fe:a9fe::1, link-local in 6to4",
    "2002:c0a8:101::1, private in 6to4",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2, reserved for protocols",
    "2001:2::1, reserved for protocols",
    "2001:20::1, reserved for protocols",
    "2001:db8::1, documentation",
    "3fff::1, documentation",
    "3fff:fff:ffff::1, documentation",
    "2a02:4780::5efe:7f00:1, loopback in ISATAP",
    "2a02:4780::200:5efe:a00:1, private in ISATAP",
    "100::1, not global unicast",
    "fc00::1, not global unicast",
    "fd00:ec2::254, not global unicast",
    "fdff:ffff::1, not global unicast",
    "fe80::1, not global unicast",
    "fe80::a9fe:a9fe, not global unicast",
    "febf::1, not global unicast",
    "fec0::1, not global unicast",
    "ff02::1, not global unicast",
    "ff0e::1, not global unicast",
    "5f00::1, not global unicast",
    "4000::1, not global unicast",
    "1fff::1, not global unicast"
  })
  void whatIsNotOnThePublicInternetIsRefusedByItsName(String address, String fault) {
    assertThat(AddressRule.fault(bytes(address))).contains(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2000::1",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2606:4700:4700::1111",
        "2a02:4780::1",
        "3ffe::1",
        "::ffff:808:808",
        "64:ff9b::808:808",
        "2002:808:808::1",
        "2a02:4780::5efe:808:808"
      })
  void whatIsOnThePublicInternetMayBeCalled(String address) {
    assertThat(AddressRule.fault(bytes(address))).isEmpty();
  }

  @Test
  void anAddressHasFourOrSixteenBytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRule.fault(new byte[5]));
  }

  /// Java's own reading makes an IPv4 address of a mapped one: too early for what is tested here.
  private static byte[] bytes(String address) {
    if (address.indexOf(':') < 0) {
      ByteBuffer four = ByteBuffer.allocate(4);
      for (String part : address.split("\\.", -1)) {
        four.put((byte) Integer.parseInt(part));
      }
      return four.array();
    }
    int gap = address.indexOf("::");
    List<Integer> before = groups(gap < 0 ? address : address.substring(0, gap));
    List<Integer> after = gap < 0 ? List.of() : groups(address.substring(gap + 2));
    ByteBuffer sixteen = ByteBuffer.allocate(16);
    before.forEach(group -> sixteen.putShort(group.shortValue()));
    sixteen.position(16 - 2 * after.size());
    after.forEach(group -> sixteen.putShort(group.shortValue()));
    return sixteen.array();
  }

  private static List<Integer> groups(String text) {
    List<Integer> groups = new ArrayList<>();
    for (String group : text.isEmpty() ? new String[0] : text.split(":", -1)) {
      groups.add(Integer.parseInt(group, 16));
    }
    return groups;
  }
}
