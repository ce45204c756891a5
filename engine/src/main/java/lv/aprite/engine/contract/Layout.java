package lv.aprite.engine.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One known form of the publisher's file, and how it maps to the published fields.
///
/// Every source column is mapped or ignored; a column that is neither refuses the file.
///
/// @param id names the layout in receipts
/// @param format it applies to files of this format only
/// @param member the file that is meant, where several come in one archive
/// @param encoding what the layout states, or that the file's evidence decides
/// @param origins one for each published field, in the schema's order
/// @param ignored source columns that are not published
public record Layout(
    String id,
    FileFormat format,
    Optional<String> member,
    EncodingRule encoding,
    Dialect dialect,
    List<Origin> origins,
    List<Ignored> ignored) {
  /// Of a file that is delimited text.
  public Layout(
      String id,
      EncodingRule encoding,
      Dialect dialect,
      List<Origin> origins,
      List<Ignored> ignored) {
    this(id, FileFormat.CSV, Optional.empty(), encoding, dialect, origins, ignored);
  }

  public Layout {
    origins = List.copyOf(origins);
    ignored = List.copyOf(ignored);
  }

  /// The source columns that it maps or ignores: what a header must have, and may have.
  public List<String> headers() {
    List<String> headers = new ArrayList<>();
    for (Origin origin : origins) {
      if (origin instanceof Origin.Column(String header, _)) {
        headers.add(header);
      }
    }
    ignored.forEach(column -> headers.add(column.header()));
    return headers;
  }

  public sealed interface EncodingRule {
    /// The file is in this encoding; one that belies it is refused.
    record Stated(Encoding encoding) implements EncodingRule {}

    /// The whole file is looked at; in doubt it is refused.
    record ByEvidence() implements EncodingRule {}
  }

  /// Where a published field's value comes from.
  public sealed interface Origin {
    record Column(String header, Parsing parsing) implements Origin {}

    /// The same value in every row, canonical text of the field's type.
    record Constant(String value) implements Origin {}

    /// This edition has no such column: the field is missing in every row.
    record Absent(String reason) implements Origin {}
  }

  /// A source column that is not published, and why; the reason is public.
  public record Ignored(String header, String reason) {}
}
