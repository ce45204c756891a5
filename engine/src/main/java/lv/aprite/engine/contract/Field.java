package lv.aprite.engine.contract;

import java.util.List;

/// One published column.
///
/// @param required no cell is missing
/// @param unique no value stands twice in the column
/// @param personalData what in the column is about persons and is meant to be published
public record Field(
    String name,
    FieldType type,
    boolean required,
    boolean unique,
    List<Constraint> constraints,
    LocalText title,
    LocalText description,
    List<PersonalData> personalData) {
  public Field {
    constraints = List.copyOf(constraints);
    personalData = personalData.stream().distinct().sorted().toList();
  }

  /// A field without anything about persons.
  public Field(
      String name,
      FieldType type,
      boolean required,
      boolean unique,
      List<Constraint> constraints,
      LocalText title,
      LocalText description) {
    this(name, type, required, unique, constraints, title, description, List.of());
  }
}
