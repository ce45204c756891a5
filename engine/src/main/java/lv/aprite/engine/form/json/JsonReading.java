package lv.aprite.engine.form.json;

import java.util.List;
import java.util.Optional;

/// What a contract's layout says of a file of JSON, in the words of Table Dialect v2.
///
/// @param form what it is; otherwise its bytes say so
/// @param property the member of the root object that holds the table
/// @param itemKeys columns that come first; the others follow as they appear
/// @param nested what becomes of an object inside a row
public record JsonReading(
    Optional<Form> form, Optional<String> property, List<String> itemKeys, Nested nested) {
  /// What a file of JSON can be.
  public enum Form {
    JSON,
    NDJSON,
    GEOJSON
  }

  /// What becomes of an object inside a row. Lists are always kept.
  public enum Nested {
    /// One cell of JSON.
    KEPT,
    /// A column for each member, named by its path: `address.city`.
    FLATTENED
  }

  public JsonReading {
    itemKeys = List.copyOf(itemKeys);
  }

  /// Nothing is said: the bytes decide.
  public static JsonReading byEvidence() {
    return new JsonReading(Optional.empty(), Optional.empty(), List.of(), Nested.KEPT);
  }

  public JsonReading as(Form stated) {
    return new JsonReading(Optional.of(stated), property, itemKeys, nested);
  }

  boolean flattens() {
    return nested == Nested.FLATTENED;
  }

  boolean is(Form asked) {
    return form.isPresent() && form.get() == asked;
  }

  /// Whether it may be that: it is stated, or nothing is.
  boolean mayBe(Form asked) {
    return form.isEmpty() || form.get() == asked;
  }
}
