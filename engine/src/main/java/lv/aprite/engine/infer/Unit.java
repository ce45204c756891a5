package lv.aprite.engine.infer;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The unit that a header names: in brackets, after a comma, or as the last word of a name that is
/// made of words (`price_eur`).
final class Unit {
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("%", "%"),
          Map.entry("percent", "%"),
          Map.entry("procenti", "%"),
          Map.entry("eur", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("eiro", "EUR"),
          Map.entry("€", "EUR"),
          Map.entry("usd", "USD"),
          Map.entry("gbp", "GBP"),
          Map.entry("tūkst. eiro", "thousand EUR"),
          Map.entry("tūkst. eur", "thousand EUR"),
          Map.entry("thousand eur", "thousand EUR"),
          Map.entry("milj. eiro", "million EUR"),
          Map.entry("milj. eur", "million EUR"),
          Map.entry("million eur", "million EUR"),
          Map.entry("km", "km"),
          Map.entry("m", "m"),
          Map.entry("cm", "cm"),
          Map.entry("mm", "mm"),
          Map.entry("km2", "km²"),
          Map.entry("km²", "km²"),
          Map.entry("m2", "m²"),
          Map.entry("m²", "m²"),
          Map.entry("m3", "m³"),
          Map.entry("m³", "m³"),
          Map.entry("ha", "ha"),
          Map.entry("hectares", "ha"),
          Map.entry("hektāri", "ha"),
          Map.entry("kg", "kg"),
          Map.entry("g", "g"),
          Map.entry("t", "t"),
          Map.entry("tonnas", "t"),
          Map.entry("tonnes", "t"),
          Map.entry("l", "l"),
          Map.entry("litri", "l"),
          Map.entry("kwh", "kWh"),
          Map.entry("mwh", "MWh"),
          Map.entry("gwh", "GWh"),
          Map.entry("kw", "kW"),
          Map.entry("mw", "MW"),
          Map.entry("°c", "°C"),
          Map.entry("db", "dB"),
          Map.entry("hpa", "hPa"),
          Map.entry("m/s", "m/s"),
          Map.entry("km/h", "km/h"),
          Map.entry("mg/l", "mg/l"),
          Map.entry("µg/m3", "µg/m³"),
          Map.entry("ug/m3", "µg/m³"),
          Map.entry("µg/m³", "µg/m³"),
          Map.entry("min", "min"),
          Map.entry("h", "h"),
          Map.entry("s", "s"),
          Map.entry("gab.", "pieces"),
          Map.entry("gab", "pieces"),
          Map.entry("skaits", "count"));

  private static final Pattern BRACKETED =
      Pattern.compile(".*[(\\[]\\s*([^()\\[\\]]+?)\\s*[)\\]]\\s*");
  private static final Pattern AFTER_COMMA = Pattern.compile(".+,\\s*([^,]+?)\\s*");
  private static final Pattern LAST_WORD = Pattern.compile(".+_([a-z0-9%€]{2,})");
  private static final Pattern WHOLE = Pattern.compile("\\s*(.+?)\\s*");

  private Unit() {}

  /// The unit as it is commonly written.
  static Optional<String> in(String header) {
    String lower = header.toLowerCase(java.util.Locale.ROOT);
    for (Pattern pattern : new Pattern[] {BRACKETED, AFTER_COMMA, LAST_WORD, WHOLE}) {
      Matcher matcher = pattern.matcher(lower);
      // A header that is one letter is a name, not a unit.
      if (matcher.matches() && UNITS.containsKey(matcher.group(1)) && lower.strip().length() > 2) {
        return Optional.ofNullable(UNITS.get(matcher.group(1)));
      }
    }
    return Optional.empty();
  }
}
