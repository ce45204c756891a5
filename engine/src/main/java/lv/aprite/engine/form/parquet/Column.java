package lv.aprite.engine.form.parquet;

import lv.aprite.engine.form.BrokenDocument;

/// A column of a flat schema.
///
/// @param optional whether values may be missing
/// @param length of each value in bytes, where that is fixed; otherwise 0
record Column(String name, Physical physical, boolean optional, int length, Meaning meaning) {
  /// How values are stored.
  enum Physical {
    BOOLEAN,
    INT32,
    INT64,
    INT96,
    FLOAT,
    DOUBLE,
    BYTE_ARRAY,
    FIXED_LEN_BYTE_ARRAY;

    /// Bytes of a plain value; 0 where they differ.
    int width(int length) {
      return switch (this) {
        case BOOLEAN, BYTE_ARRAY -> 0;
        case INT32, FLOAT -> 4;
        case INT64, DOUBLE -> 8;
        case INT96 -> 12;
        case FIXED_LEN_BYTE_ARRAY -> length;
      };
    }

    /// Whether a value is a number of at most 64 bits.
    boolean isNumber() {
      return switch (this) {
        case BOOLEAN, INT32, INT64, FLOAT, DOUBLE -> true;
        case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> false;
      };
    }
  }

  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;
  private static final int LENGTH_MAX = 1 << 20;

  /// @param element of the schema (`SchemaElement` of `parquet.thrift`)
  static Column of(Thrift element) throws BrokenDocument {
    String name = element.text(4);
    if (element.has(5) && element.whole(5) > 0 || !element.has(1)) {
      throw Damage.notTabular(name, "a single value in each row", "columns inside it");
    }
    long repetition = element.whole(3, 0);
    if (repetition == REPEATED) {
      throw Damage.notTabular(name, "a single value in each row", "a list");
    }
    long type = element.whole(1);
    if (type < 0 || type >= Physical.values().length || repetition < 0 || repetition > REPEATED) {
      throw Damage.malformed(name, "a type that Parquet has", "another");
    }
    Physical physical = Physical.values()[(int) type];
    long length = physical == Physical.FIXED_LEN_BYTE_ARRAY ? element.whole(2) : 0;
    if (length < 0
        || length > LENGTH_MAX
        || physical == Physical.FIXED_LEN_BYTE_ARRAY && length == 0) {
      throw Damage.malformed(name, "a length of values", "an absurd one");
    }
    return new Column(
        name,
        physical,
        repetition == OPTIONAL,
        (int) length,
        Meaning.of(name, physical, (int) length, element));
  }
}
