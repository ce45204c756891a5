package lv.aprite.publication.outbound;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which numeric addresses are on the public internet, by the registries of special-purpose
/// addresses (RFC 6890, as IANA keeps them). Only these may be called when somebody else named
/// where to.
///
/// Of IPv6 it allows what is assigned as global unicast and nothing else, so that what is reserved
/// today stays refused. An address that stands for one of IPv4 is judged as that.
public final class AddressRule {
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  private static final List<Block> IPV4 =
      List.of(
          block("this network", 8, 0),
          block("private", 8, 10),
          block("shared by carriers", 10, 100, 64),
          block("loopback", 8, 127),
          block("link-local", 16, 169, 254),
          block("private", 12, 172, 16),
          block("reserved for protocols", 24, 192, 0, 0),
          block("documentation", 24, 192, 0, 2),
          block("relays of 6to4", 24, 192, 88, 99),
          block("private", 16, 192, 168),
          block("benchmarks", 15, 198, 18),
          block("documentation", 24, 198, 51, 100),
          block("documentation", 24, 203, 0, 113),
          // Of a cloud's own services, though the number is a public one.
          block("metadata of a cloud", 32, 168, 63, 129, 16),
          block("multicast", 4, 224),
          block("reserved", 4, 240));

  /// Where an IPv4 address stands in an IPv6 one, and at which byte.
  private static final List<Carrier> CARRIERS =
      List.of(
          new Carrier(block("IPv4-compatible", 96), 12),
          new Carrier(block("IPv4-mapped", 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255), 12),
          new Carrier(block("IPv4-translated", 96, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255), 12),
          new Carrier(block("NAT64", 96, 0, 0x64, 0xff, 0x9b), 12),
          new Carrier(block("6to4", 16, 0x20, 0x02), 2));

  private static final Block GLOBAL = block("global unicast", 3, 0x20);

  /// Within what is global unicast.
  private static final List<Block> IPV6 =
      List.of(
          // Teredo, benchmarks, ORCHID and others.
          block("reserved for protocols", 23, 0x20, 0x01),
          block("documentation", 32, 0x20, 0x01, 0x0d, 0xb8),
          block("documentation", 20, 0x3f, 0xff));

  /// The last four bytes of an interface that ISATAP made are an IPv4 address (RFC 5214 §6.1).
  private static final int ISATAP_AT = 9;

  private AddressRule() {}

  /// Why the address must not be called; empty when it may.
  ///
  /// @param address 4 or 16 bytes
  public static Optional<String> fault(byte[] address) {
    if (address.length == IPV6_BYTES) {
      return faultOfIpv6(address);
    }
    if (address.length != IPV4_BYTES) {
      throw new IllegalArgumentException(
          "address: expected 4 or 16 bytes, found " + address.length);
    }
    return first(IPV4, address);
  }

  private static Optional<String> faultOfIpv6(byte[] address) {
    for (Carrier carrier : CARRIERS) {
      if (carrier.block().has(address)) {
        return faultOfCarried(address, carrier.at()).map(name -> name + " in " + carrier.name());
      }
    }
    if (!GLOBAL.has(address)) {
      return Optional.of("not global unicast");
    }
    if (isIsatap(address)) {
      Optional<String> carried = faultOfCarried(address, 12).map(name -> name + " in ISATAP");
      if (carried.isPresent()) {
        return carried;
      }
    }
    return first(IPV6, address);
  }

  private static Optional<String> first(List<Block> blocks, byte[] address) {
    return blocks.stream().filter(block -> block.has(address)).map(Block::name).findFirst();
  }

  private static Optional<String> faultOfCarried(byte[] address, int at) {
    return fault(Arrays.copyOfRange(address, at, at + IPV4_BYTES));
  }

  private static boolean isIsatap(byte[] address) {
    return address[ISATAP_AT] == 0
        && address[ISATAP_AT + 1] == 0x5e
        && address[ISATAP_AT + 2] == (byte) 0xfe;
  }

  private record Carrier(Block block, int at) {
    String name() {
      return block.name();
    }
  }

  /// Addresses whose first bits are these.
  @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
  private record Block(String name, int bits, byte[] first) {
    boolean has(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /// @param first bytes; those that are left out are 0
  private static Block block(String name, int bits, int... first) {
    byte[] bytes = new byte[IPV6_BYTES];
    for (int i = 0; i < first.length; i++) {
      bytes[i] = (byte) first[i];
    }
    return new Block(name, bits, bytes);
  }
}
