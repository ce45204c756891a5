package lv.aprite.cli.subscriber;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import lv.aprite.engine.contract.HttpsAddress;
import lv.aprite.publication.outbound.AddressRule;

/// Which web addresses subscribers may name, and where these may lead.
public enum Reach {
  /// By https, to the public internet.
  PUBLIC_HTTPS {
    @Override
    public Optional<String> fault(String url) {
      return HttpsAddress.of(url).isPresent()
          ? Optional.empty()
          : Optional.of("expected " + HttpsAddress.EXPECTED);
    }

    @Override
    Optional<String> fault(InetAddress address) {
      return AddressRule.fault(address.getAddress());
    }
  },
  /// By http too, and to this machine and its network: for trying it out, or behind a firewall.
  ANYWHERE {
    @Override
    public Optional<String> fault(String url) {
      try {
        URI uri = new URI(url);
        boolean right =
            ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && url.length() <= HttpsAddress.LENGTH_MAX
                && url.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return right ? Optional.empty() : Optional.of(EXPECTED);
      } catch (URISyntaxException e) {
        return Optional.of(EXPECTED);
      }
    }

    @Override
    Optional<String> fault(InetAddress address) {
      return Optional.empty();
    }
  };

  private static final String EXPECTED =
      "expected an address that begins with http:// or https://, without user and fragment";

  /// Why the address must not be called, in words that do not quote it; empty when it may.
  public abstract Optional<String> fault(String url);

  abstract Optional<String> fault(InetAddress address);
}
