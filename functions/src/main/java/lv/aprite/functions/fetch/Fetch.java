package lv.aprite.functions.fetch;

/// What came of looking at a dataset's source.
public sealed interface Fetch {
  /// It had changed, and is in the inbox now.
  record Uploaded(String key, long sizeBytes, String sha256) implements Fetch {}

  /// It is what was fetched last.
  ///
  /// @param answer of the server: `304`, or `200` when only the content told
  record Unchanged(String answer) implements Fetch {}

  /// The dataset has no contract, or one without a source.
  record NoSource() implements Fetch {}

  /// Trying again would change nothing until somebody does something about it.
  ///
  /// @param why without a part of the address or of the content
  record Refused(String why) implements Fetch {}

  /// Nothing was uploaded, as far as is known; trying again may help.
  ///
  /// @param why without a part of the address or of the content
  record Failed(String why) implements Fetch {}
}
