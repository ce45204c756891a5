package lv.aprite.engine.contract;

import java.util.List;

/// The values of these fields stand together in a row of another dataset's current release. A row
/// in which one of them is missing refers to nothing.
///
/// @param fields of this table
/// @param dataset the other one, as `publisher/dataset`
/// @param referenced as many of its fields
public record ForeignKey(List<String> fields, String dataset, List<String> referenced) {
  public ForeignKey {
    fields = List.copyOf(fields);
    referenced = List.copyOf(referenced);
    if (fields.isEmpty() || fields.size() != referenced.size()) {
      throw new IllegalArgumentException("foreign key: expected as many fields on both sides");
    }
  }
}
