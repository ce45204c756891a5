package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lv.aprite.engine.finding.Rule;

/// A [LocalText] as two properties: one of Data Package with one text (`title`), and ours with all
/// of them by language (`aprite:titles`).
///
/// Where only the first is there, its language is not known (`und`). Where both are, the first is
/// one of the second.
record LocalTextCodec(String plain, String byLanguage, int lengthMax) {
  static final LocalTextCodec TITLE = new LocalTextCodec("title", "aprite:titles", 300);
  static final LocalTextCodec DESCRIPTION =
      new LocalTextCodec("description", "aprite:descriptions", 10_000);

  private static final Pattern LANGUAGE =
      Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

  LocalText read(Properties from) {
    var one = from.text(plain, lengthMax);
    Map<String, String> all = new TreeMap<>();
    from.object(byLanguage).ifPresent(texts -> all.putAll(texts(texts, lengthMax)));
    if (!from.has(byLanguage)) {
      one.ifPresent(text -> all.put(LocalText.UNDETERMINED, text));
    } else if (one.isPresent() && !all.containsValue(one.get())) {
      from.problems()
          .add(
              Rule.CONTRACT_BAD_VALUE,
              from.at(plain),
              "one of the texts of " + byLanguage,
              one.get());
    }
    return LocalText.of(all);
  }

  LocalText readRequired(Properties from) {
    if (!from.has(plain) && !from.has(byLanguage)) {
      from.required(plain);
    }
    return read(from);
  }

  /// The texts of an object whose names are languages; at least one.
  static Map<String, String> texts(Properties from, int lengthMax) {
    Map<String, String> texts = new TreeMap<>();
    for (String language : from.names()) {
      if (!LANGUAGE.matcher(language).matches()) {
        from.problems()
            .add(
                Rule.CONTRACT_BAD_VALUE,
                from.at(language),
                "a language tag (BCP 47) such as lv or en",
                language);
        continue;
      }
      from.text(language, lengthMax).ifPresent(text -> texts.put(language, text));
    }
    if (from.names().isEmpty()) {
      from.problems()
          .add(Rule.CONTRACT_BAD_VALUE, from.pointer(), "at least one text by its language", "{}");
    }
    return texts;
  }

  void write(LocalText text, ObjectNode to) {
    if (text.isEmpty()) {
      return;
    }
    to.put(plain, text.in("en"));
    if (!text.isUndetermined()) {
      ObjectNode all = to.putObject(byLanguage);
      text.byLanguage().forEach(all::put);
    }
  }
}
