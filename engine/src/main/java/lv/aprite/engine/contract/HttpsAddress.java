package lv.aprite.engine.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address that somebody else named and that the hub may call: `https`, a host by its name, no
/// user and no password. Where the name leads to is not known before it is looked up; see
/// `GuardedSockets` of publication.
public final class HttpsAddress {
  /// A longer one is refused by many servers anyway.
  public static final int LENGTH_MAX = 2000;

  /// What is said when an address is not one.
  public static final String EXPECTED =
      "an address that begins with https://, with the full name of a host, without user, password"
          + " and fragment, at port 443 or one from 1024 on";

  /// Labels of letters, digits and hyphens (RFC 1123 §2.1), the last of which begins with a letter
  /// and has at least two characters: no number is a name then, in whatever base.
  private static final Pattern NAME =
      Pattern.compile(
          "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]",
          Pattern.CASE_INSENSITIVE);

  private static final int NAME_LENGTH_MAX = 253;
  private static final int PORT_OF_HTTPS = 443;
  private static final int PORT_MIN = 1024;
  private static final int PORT_MAX = 65_535;

  private final URI uri;

  private HttpsAddress(URI uri) {
    this.uri = uri;
  }

  /// The address, if it is one.
  public static Optional<HttpsAddress> of(String text) {
    if (text.length() > LENGTH_MAX || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      return isRight(uri) ? Optional.of(new HttpsAddress(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// Where an answer from here leads on to, if that is such an address too. A fragment is no part
  /// of what is called (RFC 9110 §10.2.2).
  public Optional<HttpsAddress> leadingTo(String location) {
    try {
      String absolute = uri.resolve(new URI(location)).toString();
      int fragment = absolute.indexOf('#');
      return of(fragment < 0 ? absolute : absolute.substring(0, fragment));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isRight(URI uri) {
    String host = uri.getHost();
    int port = uri.getPort();
    return "https".equalsIgnoreCase(uri.getScheme())
        && host != null
        && host.length() <= NAME_LENGTH_MAX
        && NAME.matcher(host).matches()
        && !host.toLowerCase(Locale.ROOT).endsWith(".localhost")
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && (port == -1 || port == PORT_OF_HTTPS || port >= PORT_MIN && port <= PORT_MAX);
  }

  public URI uri() {
    return uri;
  }

  /// The last part of the path, decoded; empty when it has none.
  public String fileName() {
    String path = uri.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpsAddress address && address.uri.toString().equals(uri.toString());
  }

  @Override
  public int hashCode() {
    return uri.toString().hashCode();
  }

  /// As it was written.
  @Override
  public String toString() {
    return uri.toString();
  }
}
