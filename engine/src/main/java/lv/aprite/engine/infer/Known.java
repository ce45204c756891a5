package lv.aprite.engine.infer;

import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Metadata;

/// What is known of a dataset beside its files. What is absent is asked in the draft.
///
/// @param name of the dataset in addresses
public record Known(
    String name,
    Optional<LocalText> title,
    Optional<LocalText> description,
    Optional<String> licence,
    Optional<Metadata.Organisation> publisher,
    Optional<Metadata.Contact> contact) {
  public Known {
    if (!Contract.isName(name)) {
      throw new IllegalArgumentException("name: expected a dataset's name");
    }
  }

  /// Only the name.
  public static Known name(String name) {
    return new Known(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
