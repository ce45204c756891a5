package lv.aprite.engine.finding;

import java.util.Locale;

/// The languages in which publishers are spoken to.
public enum Language {
  LV,
  EN;

  /// BCP 47: `lv`, `en`.
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
