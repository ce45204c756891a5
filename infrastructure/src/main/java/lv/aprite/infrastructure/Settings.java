package lv.aprite.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import software.constructs.Node;

/// What an operator decides, read once from the context of the app (`-c operator=… -c name=…`).
///
/// @param name begins the names of all that is made, so that one account can hold several hubs
/// @param operator the e-mail address that alarms go to
/// @param domain the hub's own name and the certificate for it; without one it has the CDN's name
/// @param functions the archive of the functions, built before
public record Settings(String name, String operator, Optional<Domain> domain, Path functions) {
  /// Where the module `functions` leaves its archive, seen from here.
  static final Path FUNCTIONS = Path.of("..", "functions", "target", "functions.zip");

  /// Short enough for the name of a bucket, with account and region behind it.
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,18}[a-z0-9]");

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern CERTIFICATE =
      Pattern.compile("arn:aws[a-z-]*:acm:us-east-1:\\d{12}:certificate/.+");

  /// The name that readers know the hub by. It is in everything that is published: choose it before
  /// the first release.
  ///
  /// @param certificate its ARN; CloudFront takes only those of us-east-1
  public record Domain(String name, String certificate) {
    public Domain {
      if (!CERTIFICATE.matcher(certificate).matches()) {
        throw new IllegalArgumentException(
            "certificate: expected the ARN of one in us-east-1, found " + certificate);
      }
    }
  }

  public Settings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: expected 2 to 20 of a-z, 0-9 and - that begin with a letter, found " + name);
    }
    if (!EMAIL.matcher(operator).matches()) {
      throw new IllegalArgumentException(
          "operator: expected the e-mail address that alarms go to, found " + operator);
    }
    if (!Files.isRegularFile(functions)) {
      throw new IllegalArgumentException(
          functions + ": expected the archive of the functions; build it first (mvn package)");
    }
  }

  static Settings of(Node context) {
    return new Settings(
        value(context, "name").orElse("aprite"),
        value(context, "operator")
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "operator: expected the e-mail address that alarms go to; add"
                        + " -c operator=ADDRESS")),
        domain(value(context, "domain"), value(context, "certificate")),
        FUNCTIONS);
  }

  private static Optional<Domain> domain(Optional<String> name, Optional<String> certificate) {
    if (name.isPresent() != certificate.isPresent()) {
      throw new IllegalArgumentException("expected both domain and certificate, or neither");
    }
    return name.map(of -> new Domain(of, certificate.orElseThrow()));
  }

  private static Optional<String> value(Node context, String key) {
    return context.tryGetContext(key) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /// The name of a thing of this hub.
  String named(String thing) {
    return name + "-" + thing;
  }
}
