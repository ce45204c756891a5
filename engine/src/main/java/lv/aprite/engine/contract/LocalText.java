package lv.aprite.engine.contract;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One text in several languages, by BCP 47 tag (`lv`, `en`; `und` where the language is not
/// known). May be empty.
public record LocalText(SortedMap<String, String> byLanguage) {
  public static final LocalText NONE = new LocalText(new TreeMap<>());

  /// BCP 47 for a text whose language is not known.
  public static final String UNDETERMINED = "und";

  public LocalText {
    byLanguage = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
  }

  public static LocalText of(Map<String, String> byLanguage) {
    return new LocalText(new TreeMap<>(byLanguage));
  }

  /// One text in a language that is not known.
  public static LocalText undetermined(String text) {
    return of(Map.of(UNDETERMINED, text));
  }

  /// Whether there is a text, and nobody said in which language.
  public boolean isUndetermined() {
    return byLanguage.size() == 1 && byLanguage.containsKey(UNDETERMINED);
  }

  public boolean isEmpty() {
    return byLanguage.isEmpty();
  }

  /// The text in the language, or else in English, or else in the first language there is, or else
  /// nothing.
  public String in(String language) {
    String text = byLanguage.get(language);
    if (text == null) {
      text = byLanguage.get("en");
    }
    if (text == null) {
      text = byLanguage.isEmpty() ? "" : byLanguage.firstEntry().getValue();
    }
    return text;
  }
}
