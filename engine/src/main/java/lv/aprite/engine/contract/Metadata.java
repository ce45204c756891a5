package lv.aprite.engine.contract;

import java.util.List;
import java.util.Optional;

/// What the catalog says about a dataset (DCAT-AP 3.0.1).
///
/// @param themes IRIs of the EU data-theme authority table
/// @param licence IRI of the licence
/// @param frequency IRI of the EU frequency authority table, if stated
/// @param hvdCategory IRI of the high-value dataset category, if it has one
/// @param keywords each in one or more languages
public record Metadata(
    LocalText title,
    LocalText description,
    Organisation publisher,
    Contact contact,
    List<String> themes,
    String licence,
    Optional<String> frequency,
    Optional<String> hvdCategory,
    List<LocalText> keywords) {
  public Metadata {
    themes = List.copyOf(themes);
    keywords = List.copyOf(keywords);
    if (title.isEmpty() || description.isEmpty()) {
      throw new IllegalArgumentException("metadata: expected a title and a description");
    }
  }

  /// @param homepage IRI, if it has one
  public record Organisation(LocalText name, Optional<String> homepage) {
    public Organisation {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("organisation: expected a name");
      }
    }
  }

  /// Who answers questions, by email, on a page, or both.
  public record Contact(String name, Optional<String> email, Optional<String> page) {
    public Contact {
      if (name.isBlank() || email.isEmpty() && page.isEmpty()) {
        throw new IllegalArgumentException("contact: expected a name, and an email or a page");
      }
    }
  }
}
