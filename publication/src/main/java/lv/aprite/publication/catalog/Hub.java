package lv.aprite.publication.catalog;

import java.util.Map;
import lv.aprite.engine.contract.LocalText;

/// How the hub presents itself; handed in by the shell.
///
/// @param operator who runs it: the publisher of the catalog, not of the data
public record Hub(PublicBase base, LocalText title, LocalText description, LocalText operator) {
  public Hub {
    if (title.isEmpty() || description.isEmpty() || operator.isEmpty()) {
      throw new IllegalArgumentException(
          "hub: expected a title, a description and an operator (DCAT-AP asks for them)");
    }
  }

  /// A hub that nobody has named yet.
  public static Hub at(PublicBase base) {
    return new Hub(
        base,
        LocalText.of(Map.of("en", "Open data", "lv", "Atvērtie dati")),
        LocalText.of(
            Map.of(
                "en", "Datasets that were checked against their contracts and published by Aprite.",
                "lv", "Datu kopas, kas pārbaudītas pret to līgumiem un publicētas ar Aprite.")),
        LocalText.of(Map.of("en", "Aprite hub", "lv", "Aprites mezgls")));
  }
}
