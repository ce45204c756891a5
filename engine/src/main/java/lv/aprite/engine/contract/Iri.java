package lv.aprite.engine.contract;

import java.net.URI;
import java.net.URISyntaxException;

/// Addresses on the web, as far as a contract holds them.
final class Iri {
  static final int LENGTH_MAX = 2000;

  private Iri() {}

  /// Whether it is an absolute `http` or `https` address with a host and nothing secret in it (RFC
  /// 3987, RFC 9110 §4.2).
  static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
