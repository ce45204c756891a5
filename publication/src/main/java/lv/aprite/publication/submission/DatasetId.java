package lv.aprite.publication.submission;

/// A dataset of a publisher, as it stands in keys and addresses: `ur/register`.
public record DatasetId(String publisher, String name) {
  public DatasetId {
    check("publisher", publisher);
    check("dataset", name);
  }

  private static void check(String what, String slug) {
    if (!slug.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new IllegalArgumentException(
          what + ": expected 1 to 63 of a-z, 0-9 and -, not beginning with -");
    }
  }

  /// Whether the text could be one part of a dataset's id.
  public static boolean isSlug(String text) {
    return text.matches("[a-z0-9][a-z0-9-]{0,62}");
  }

  /// `publisher/name`
  public String path() {
    return publisher + "/" + name;
  }

  @Override
  public String toString() {
    return path();
  }
}
