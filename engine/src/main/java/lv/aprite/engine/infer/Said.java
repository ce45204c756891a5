package lv.aprite.engine.infer;

import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lv.aprite.engine.finding.Language;

/// A phrase with what it is about, which can be said in any language.
///
/// @param arguments text as it stands, whole numbers, other phrases, and lists of these
record Said(Phrase phrase, List<Object> arguments) {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  Said {
    arguments = List.copyOf(arguments);
  }

  /// All of them in one, each joined to those before it by a phrase of two places.
  ///
  /// @param parts at least one
  static Said joined(Phrase by, List<Said> parts) {
    BinaryOperator<Said> join = (before, next) -> by.said(before, next);
    return parts.stream()
        .reduce(join)
        .orElseThrow(() -> new IllegalArgumentException("parts: expected some, found none"));
  }

  /// A text that is the same in each language.
  static Said text(String text) {
    return Term.AS_IT_STANDS.said(text);
  }

  String in(Language language) {
    String[] forms = phrase.in(language).split("\\|", -1);
    String form =
        forms.length == 2 && arguments.getFirst() instanceof Number number
            ? forms[isOne(number.longValue(), language) ? 0 : 1]
            : String.join("|", forms);
    return PLACE
        .matcher(form)
        .replaceAll(place ->
            Matcher.quoteReplacement(
                words(arguments.get(Integer.parseInt(place.group(1))), language)));
  }

  private static boolean isOne(long number, Language language) {
    return switch (language) {
      case EN -> number == 1;
      // 21 rinda, but 11 rindas
      case LV -> number % 10 == 1 && number % 100 != 11;
    };
  }

  private static String words(Object argument, Language language) {
    return switch (argument) {
      case Said said -> said.in(language);
      case Number number -> count(number.longValue(), language);
      case List<?> list ->
          String.join(", ", list.stream().map(one -> words(one, language)).toList());
      default -> argument.toString();
    };
  }

  private static String count(long number, Language language) {
    String grouped = String.format(Locale.ROOT, "%,d", number);
    return switch (language) {
      case EN -> grouped;
      case LV -> grouped.replace(',', '\u00a0');
    };
  }
}
