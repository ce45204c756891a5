package lv.aprite.publication.log;

/// Between a value and the bytes of its document: the same bytes for equal values, and back to an
/// equal value.
public interface Codec<T> {
  byte[] encode(T value);

  /// The value of a document that we wrote.
  ///
  /// @throws IllegalArgumentException naming place, expected and found, when it is damaged or of a
  ///   version that we do not know
  T decode(byte[] bytes);
}
