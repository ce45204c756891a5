package lv.aprite.engine.contract;

import java.util.List;

/// The published columns, in order: what consumers rely on.
///
/// @param primaryKey names of fields that together are never missing and never the same twice; may be empty
public record Schema(List<Field> fields, List<String> primaryKey) {
    public Schema {
        fields = List.copyOf(fields);
        primaryKey = List.copyOf(primaryKey);
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
