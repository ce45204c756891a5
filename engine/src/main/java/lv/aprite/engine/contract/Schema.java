package lv.aprite.engine.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The published columns, in order: what consumers rely on.
///
/// @param primaryKey names of fields that together are never missing and never the same twice; may
///   be empty
public record Schema(List<Field> fields, List<String> primaryKey) {
  public Schema {
    fields = List.copyOf(fields);
    primaryKey = List.copyOf(primaryKey);
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      if (!names.add(field.name())) {
        throw new IllegalArgumentException(
            "schema: expected each field once, found " + field.name() + " twice");
      }
    }
    if (!names.containsAll(primaryKey) || Set.copyOf(primaryKey).size() != primaryKey.size()) {
      throw new IllegalArgumentException(
          "primary key: expected names of different fields, found " + primaryKey);
    }
  }

  /// The position of the field of this name, or -1.
  public int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
