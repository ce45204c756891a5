package lv.aprite.engine.contract;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One text in several languages, by BCP 47 tag (`lv`, `en`). May be empty.
public record LocalText(SortedMap<String, String> byLanguage) {
    public static final LocalText NONE = new LocalText(new TreeMap<>());

    public LocalText {
        byLanguage = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
    }

    public static LocalText of(Map<String, String> byLanguage) {
        return new LocalText(new TreeMap<>(byLanguage));
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /// The text in the language, or else in English, or else in the first language there is, or else nothing.
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
