package lv.aprite.engine.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The published columns, in order: what consumers rely on.
///
/// @param primaryKey names of fields that together are never missing and never the same twice; may
///   be empty
/// @param uniqueKeys names of fields that together are never the same twice; rows in which one of
///   them is missing do not count. No two keys are of the same fields
public record Schema(List<Field> fields, List<String> primaryKey, List<List<String>> uniqueKeys) {
  public Schema {
    fields = List.copyOf(fields);
    primaryKey = List.copyOf(primaryKey);
    uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      if (!names.add(field.name())) {
        throw new IllegalArgumentException(
            "schema: expected each field once, found " + field.name() + " twice");
      }
    }
    Set<Set<String>> keys = new HashSet<>();
    for (List<String> key : uniqueKeys) {
      requireKey(names, key);
      if (key.isEmpty()
          || !keys.add(Set.copyOf(key))
          || Set.copyOf(key).equals(Set.copyOf(primaryKey))) {
        throw new IllegalArgumentException("schema: expected different keys, found " + key);
      }
    }
    requireKey(names, primaryKey);
  }

  /// A schema without unique keys beside the primary one.
  public Schema(List<Field> fields, List<String> primaryKey) {
    this(fields, primaryKey, List.of());
  }

  private static void requireKey(Set<String> names, List<String> key) {
    if (!names.containsAll(key) || Set.copyOf(key).size() != key.size()) {
      throw new IllegalArgumentException("key: expected names of different fields, found " + key);
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
