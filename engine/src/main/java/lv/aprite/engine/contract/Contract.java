package lv.aprite.engine.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a publisher and the hub agreed on for one dataset: the published schema, the layouts of the
/// files that are accepted, and the public metadata.
///
/// @param name the dataset's name in addresses: `[a-z0-9][a-z0-9-]{0,62}`
/// @param version `major.minor.patch`; a new major version breaks consumers
/// @param rejectedShareMax what share of rows may be left out as rejected: 0 to 1, by default 0
/// @param quality what was agreed on beyond columns and cells
/// @param comparison how far a file may differ from the last release
/// @param source where its file is fetched from, if it is not only uploaded
public record Contract(
    String name,
    Version version,
    Metadata metadata,
    Schema schema,
    List<Layout> layouts,
    BigDecimal rejectedShareMax,
    Quality quality,
    Comparison comparison,
    Optional<WebSource> source) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public Contract {
    layouts = List.copyOf(layouts);
    rejectedShareMax = rejectedShareMax.stripTrailingZeros();
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "name: expected 1 to 63 of a-z, 0-9 and -, not beginning with -");
    }
    if (rejectedShareMax.signum() < 0 || rejectedShareMax.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "share of rejected rows: expected 0 to 1, found " + rejectedShareMax);
    }
    for (Layout layout : layouts) {
      if (layout.origins().size() != schema.fields().size()) {
        throw new IllegalArgumentException(
            "layout " + layout.id() + ": expected an origin for each field");
      }
    }
  }

  /// A contract that says nothing about the last release, and whose files are uploaded.
  public Contract(
      String name,
      Version version,
      Metadata metadata,
      Schema schema,
      List<Layout> layouts,
      BigDecimal rejectedShareMax,
      Quality quality) {
    this(
        name,
        version,
        metadata,
        schema,
        layouts,
        rejectedShareMax,
        quality,
        Comparison.DEFAULT,
        Optional.empty());
  }

  /// A contract without rules beyond its columns and cells.
  public Contract(
      String name,
      Version version,
      Metadata metadata,
      Schema schema,
      List<Layout> layouts,
      BigDecimal rejectedShareMax) {
    this(name, version, metadata, schema, layouts, rejectedShareMax, Quality.NONE);
  }

  /// The same with other layouts.
  public Contract with(List<Layout> others) {
    return new Contract(
        name, version, metadata, schema, others, rejectedShareMax, quality, comparison, source);
  }

  /// Whether the text can be a dataset's name.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /// Semantic version of a contract.
  public record Version(int major, int minor, int patch) {
    @Override
    public String toString() {
      return major + "." + minor + "." + patch;
    }
  }
}
