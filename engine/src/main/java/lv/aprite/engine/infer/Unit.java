package lv.aprite.engine.infer;

import java.util.List;
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
          Map.entry("£", "GBP"),
          Map.entry("$", "USD"),
          Map.entry("thousand euro", "thousand EUR"),
          Map.entry("tuh eurot", "thousand EUR"),
          Map.entry("tuhat eurot", "thousand EUR"),
          Map.entry("tuh eur", "thousand EUR"),
          Map.entry("tūkst. eurų", "thousand EUR"),
          Map.entry("tuh €", "thousand EUR"),
          Map.entry("tūkst. €", "thousand EUR"),
          Map.entry("tsd. euro", "thousand EUR"),
          Map.entry("tsd. eur", "thousand EUR"),
          Map.entry("mln eurot", "million EUR"),
          Map.entry("mln. eurų", "million EUR"),
          Map.entry("mln. eur", "million EUR"),
          Map.entry("mio. euro", "million EUR"),
          Map.entry("mio. eur", "million EUR"),
          Map.entry("milj. €", "million EUR"),
          Map.entry("£ million", "million GBP"),
          Map.entry("eurot", "EUR"),
          Map.entry("eurų", "EUR"),
          Map.entry("eurai", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("sek", "SEK"),
          Map.entry("pln", "PLN"),
          Map.entry("chf", "CHF"),
          Map.entry("‰", "‰"),
          Map.entry("promille", "‰"),
          Map.entry("ppm", "ppm"),
          Map.entry("protsent", "%"),
          Map.entry("protsenti", "%"),
          Map.entry("proc.", "%"),
          Map.entry("prozent", "%"),
          Map.entry("ft", "ft"),
          Map.entry("feet", "ft"),
          Map.entry("sq ft", "ft²"),
          Map.entry("ft²", "ft²"),
          Map.entry("mi", "mi"),
          Map.entry("miles", "mi"),
          Map.entry("mph", "mph"),
          Map.entry("lb", "lb"),
          Map.entry("metres", "m"),
          Map.entry("meters", "m"),
          Map.entry("metri", "m"),
          Map.entry("kilometri", "km"),
          Map.entry("kilometres", "km"),
          Map.entry("kv. m", "m²"),
          Map.entry("kv.m", "m²"),
          Map.entry("kv. km", "km²"),
          Map.entry("kv.km", "km²"),
          Map.entry("ruutkm", "km²"),
          Map.entry("sq km", "km²"),
          Map.entry("sq m", "m²"),
          Map.entry("mg", "mg"),
          Map.entry("µg", "µg"),
          Map.entry("tonni", "t"),
          Map.entry("tonnen", "t"),
          Map.entry("tonų", "t"),
          Map.entry("kt", "kt"),
          Map.entry("kt co2e", "kt CO₂e"),
          Map.entry("t co2e", "t CO₂e"),
          Map.entry("t co2", "t CO₂"),
          Map.entry("kt co2", "kt CO₂"),
          Map.entry("ml", "ml"),
          Map.entry("nm", "nm"),
          Map.entry("ng/m3", "ng/m³"),
          Map.entry("ng/m³", "ng/m³"),
          Map.entry("mg/m3", "mg/m³"),
          Map.entry("mg/m³", "mg/m³"),
          Map.entry("m3/s", "m³/s"),
          Map.entry("m³/s", "m³/s"),
          Map.entry("µs/cm", "µS/cm"),
          Map.entry("°f", "°F"),
          Map.entry("pa", "Pa"),
          Map.entry("kpa", "kPa"),
          Map.entry("bar", "bar"),
          Map.entry("wh", "Wh"),
          Map.entry("tj", "TJ"),
          Map.entry("gj", "GJ"),
          Map.entry("pj", "PJ"),
          Map.entry("hz", "Hz"),
          Map.entry("db(a)", "dB(A)"),
          Map.entry("minutes", "min"),
          Map.entry("minūtes", "min"),
          Map.entry("minutit", "min"),
          Map.entry("minuten", "min"),
          Map.entry("hours", "h"),
          Map.entry("stundas", "h"),
          Map.entry("tunnid", "h"),
          Map.entry("stunden", "h"),
          Map.entry("valandos", "h"),
          Map.entry("seconds", "s"),
          Map.entry("sekundes", "s"),
          Map.entry("days", "d"),
          Map.entry("dienas", "d"),
          Map.entry("päevad", "d"),
          Map.entry("tage", "d"),
          Map.entry("tk", "pieces"),
          Map.entry("tk.", "pieces"),
          Map.entry("vnt.", "pieces"),
          Map.entry("vnt", "pieces"),
          Map.entry("stk", "pieces"),
          Map.entry("stk.", "pieces"),
          Map.entry("pcs", "pieces"),
          Map.entry("pieces", "pieces"),
          Map.entry("arv", "count"),
          Map.entry("skaičius", "count"),
          Map.entry("anzahl", "count"),
          Map.entry("count", "count"),
          Map.entry("gab.", "pieces"),
          Map.entry("gab", "pieces"),
          Map.entry("skaits", "count"));

  private static final Pattern BRACKETED =
      Pattern.compile(".*[(\\[]\\s*([^()\\[\\]]+?)\\s*[)\\]]\\s*");
  private static final Pattern AFTER_COMMA = Pattern.compile(".+,\\s*([^,]+?)\\s*");
  private static final Pattern LAST_WORD = Pattern.compile(".+_([a-z0-9%€]{2,})");
  private static final Pattern AFTER_IN = Pattern.compile(".+\\s(?:in|en)\\s+(\\S+)\\s*");

  /// A unit of one letter may be a name, and `min` the least.
  private static final Pattern AT_THE_END = Pattern.compile(".+\\s(?!min$|bar$|mi$)(\\S{2,})\\s*");

  private static final Pattern WHOLE = Pattern.compile("\\s*(.+?)\\s*");

  private static final List<Pattern> PATTERNS =
      List.of(BRACKETED, AFTER_COMMA, LAST_WORD, AFTER_IN, AT_THE_END, WHOLE);

  private Unit() {}

  /// The unit as it is commonly written.
  static Optional<String> in(String header) {
    // Both signs for micro are in use.
    String lower = header.toLowerCase(java.util.Locale.ROOT).replace('μ', 'µ');
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(lower);
      // A header that is one letter is a name, not a unit.
      if (matcher.matches() && UNITS.containsKey(matcher.group(1)) && lower.strip().length() > 2) {
        return Optional.ofNullable(UNITS.get(matcher.group(1)));
      }
    }
    return Optional.empty();
  }
}
