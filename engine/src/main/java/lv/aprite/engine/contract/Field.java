package lv.aprite.engine.contract;

import java.util.List;

/// One published column.
///
/// @param required no cell is missing
/// @param unique no value stands twice in the column
public record Field(
    String name,
    FieldType type,
    boolean required,
    boolean unique,
    List<Constraint> constraints,
    LocalText title,
    LocalText description) {
  public Field {
    constraints = List.copyOf(constraints);
  }
}
