package lv.aprite.engine.infer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.FieldType;

/// What has a smallest and a largest number by its meaning, known by the words of a header.
///
/// In Latvian width and length are the words for latitude and longitude too, so these have to say
/// that they are geographic.
enum Scale {
  LATITUDE(
      -90,
      90,
      true,
      Term.LATITUDE,
      "lat latitude laiuskraad platuma breitengrad",
      "geografiskais_platums"),
  LONGITUDE(
      -180,
      180,
      true,
      Term.LONGITUDE,
      "lon lng longitude pikkuskraad ilguma langengrad",
      "geografiskais_garums"),
  MONTH(1, 12, false, Term.MONTH, "month menesis kuu menuo monat mois mese", "menesa_numurs"),
  QUARTER(
      1,
      4,
      false,
      Term.QUARTER,
      "quarter ceturksnis kvartal ketvirtis quartal trimestre",
      "gada_ceturksnis"),
  WEEK(1, 53, false, Term.WEEK, "week nedela nadal savaite woche semaine", "nedelas_numurs");

  // Coordinates of less than three decimals are hardly coordinates.
  private static final int PLACES_MIN = 3;

  private final int least;
  private final int most;
  private final boolean coordinate;
  private final Term words;
  private final String names;
  private final String phrase;

  Scale(int least, int most, boolean coordinate, Term words, String names, String phrase) {
    this.least = least;
    this.most = most;
    this.coordinate = coordinate;
    this.words = words;
    this.names = names;
    this.phrase = phrase;
  }

  static Optional<Scale> of(String name, FieldType type) {
    List<String> parts = Identifier.parts(name);
    return Arrays.stream(values())
        .filter(scale -> scale.fits(type))
        .filter(scale ->
            name.contains(scale.phrase)
                || Arrays.stream(scale.names.split(" ", -1)).anyMatch(parts::contains))
        .findFirst();
  }

  private boolean fits(FieldType type) {
    return coordinate
        ? type instanceof FieldType.Decimal(_, int scale) && scale >= PLACES_MIN
        : type instanceof FieldType.Whole;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /// Whether the bounds are those of the earth, so that few values are enough.
  boolean isCoordinate() {
    return coordinate;
  }

  Term words() {
    return words;
  }
}
