package lv.aprite.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.IntFunction;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.TemporalPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files as offices of other countries write them: none of these was looked at when words and
/// bounds were chosen.
class OtherOfficesTest {
  private static final int ROWS = 120;

  private static LocalDate day(int i) {
    return LocalDate.of(2025, 1, 1).plusDays(3L * i);
  }

  private static String written(LocalDate day, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
  }

  private static String table(String header, IntFunction<String> row) {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < ROWS; i++) {
      text.append(row.apply(i)).append('\n');
    }
    return text.toString();
  }

  private static String unit(Drafting drafting, String name) {
    return drafting.field(name).description().in("en");
  }

  @Test
  void anEstonianRegister() {
    Drafting drafting =
        Drafting.of(
            table(
                "Registrikood;Nimi;Asutatud;Käive (tuh eurot);Töötajate arv;Tegutseb;Aasta",
                i ->
                    "%d;Firma %d OÜ;%s;%d\u00a0%03d,5;%s;%s;2025"
                        .formatted(
                            10_000_000 + 37 * i,
                            i,
                            written(day(i), "dd.MM.yyyy"),
                            1 + i,
                            i * 7,
                            i % 9 == 0 ? "-" : i,
                            i % 4 == 0 ? "ei" : "jah")));

    assertThat(drafting.isPublishable()).isTrue();
    assertThat(drafting.key()).containsExactly("registrikood");
    assertThat(drafting.questions("registrikood"))
        .singleElement()
        .asString()
        .contains("begin with 0");
    assertThat(drafting.type("asutatud")).isEqualTo(new FieldType.Date());
    assertThat(drafting.type("kaive_tuh_eurot")).isEqualTo(new FieldType.Decimal(18, 1));
    assertThat(unit(drafting, "kaive_tuh_eurot")).isEqualTo("Unit: thousand EUR.");
    assertThat(drafting.type("tootajate_arv")).isEqualTo(new FieldType.Whole());
    assertThat(drafting.questions("tootajate_arv"))
        .anyMatch(text -> text.contains("“-” in 14 rows"));
    assertThat(drafting.questions("tegutseb")).anyMatch(text -> text.contains("yes and no"));
    assertThat(drafting.type("aasta")).isEqualTo(new FieldType.Year());
  }

  @Test
  void germanMeasurements() {
    Drafting drafting =
        Drafting.of(
            table(
                "Messstelle;Datum;Uhrzeit;PM10 [µg/m³];Temperatur (°C);Wind in m/s;Niederschlag mm",
                i ->
                    "DEBY%03d;%s;%02d:30;%d,5;%s%d,0;%d,1;%s"
                        .formatted(
                            i % 5,
                            written(day(i / 5), "dd.MM.yyyy"),
                            i % 24,
                            i,
                            i % 2 == 0 ? "-" : "",
                            i % 10,
                            i % 20,
                            i % 31 == 0 ? "*" : i % 7 + ",5")));

    assertThat(drafting.isPublishable()).isTrue();
    assertThat(drafting.key()).containsExactly("messstelle", "datum");
    assertThat(drafting.type("uhrzeit")).isEqualTo(new FieldType.Time());
    assertThat(unit(drafting, "pm10_ug_m3")).isEqualTo("Unit: µg/m³.");
    assertThat(drafting.type("temperatur_c")).isEqualTo(new FieldType.Decimal(18, 1));
    assertThat(drafting.evidence("temperatur_c"))
        .anyMatch(text -> text.contains("a minus before zero is left out, in 12 rows"));
    assertThat(unit(drafting, "wind_in_m_s")).isEqualTo("Unit: m/s.");
    assertThat(unit(drafting, "niederschlag_mm")).isEqualTo("Unit: mm.");
    assertThat(drafting.questions("niederschlag_mm"))
        .anyMatch(text -> text.contains("“*” in 4 rows"));
  }

  @Test
  void lithuanianStatisticsByQuarter() {
    Drafting drafting =
        Drafting.of(
            table(
                "Metai\tKetvirtis\tSavivaldybė\tReikšmė",
                i ->
                    "%d\t%d\tSavivaldybė %d\t%s"
                        .formatted(
                            2020 + i / 40, i / 10 % 4 + 1, i % 10, i % 23 == 0 ? ":" : 9 * i)));

    assertThat(drafting.isPublishable()).isTrue();
    assertThat(drafting.key()).containsExactly("metai", "ketvirtis", "savivaldybe");
    assertThat(drafting.type("metai")).isEqualTo(new FieldType.Year());
    assertThat(drafting.field("ketvirtis").constraints()).hasSize(2);
    assertThat(drafting.questions("reiksme")).anyMatch(text -> text.contains("“:” in 6 rows"));
  }

  @Test
  void americanPermits() {
    Drafting drafting =
        Drafting.of(
            table(
                "Permit Number,Issue Date,Inspection Time,Fee (USD),Floor Area (sq ft),ZIP"
                    + " Code,Latitude",
                i ->
                    "BP-%d,%s,%d:%02d %s,%d.25,\"%d,%03d\",%05d,42.%05d"
                        .formatted(
                            2_025_000 + i,
                            written(day(i), "MM/dd/yyyy"),
                            i % 12 + 1,
                            i % 60,
                            i % 2 == 0 ? "AM" : "PM",
                            i * 11,
                            i % 9 + 1,
                            i * 7 % 1000,
                            i * 811,
                            10_001 + 2 * i)));

    assertThat(drafting.isPublishable()).isTrue();
    assertThat(drafting.key()).containsExactly("permit_number");
    assertThat(drafting.contract().schema().uniqueKeys()).isEmpty();
    assertThat(drafting.parsing("issue_date").formats())
        .extracting(TemporalPattern::text)
        .containsExactly("%m/%d/%Y");
    assertThat(drafting.questions("inspection_time")).anyMatch(text -> text.contains("am and pm"));
    assertThat(drafting.type("floor_area_sq_ft")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("floor_area_sq_ft"))
        .anyMatch(text -> text.contains("the decimal mark is the point"));
    assertThat(drafting.type("zip_code")).isEqualTo(new FieldType.Text());
    assertThat(drafting.field("latitude").constraints()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd/MM/yyyy|%d/%m/%Y",
        "yyyy/MM/dd|%Y/%m/%d",
        "d.M.yyyy|%d.%m.%Y",
        "dd-MM-yyyy|%d-%m-%Y",
        "dd.MM.yyyy' 12:15'|%d.%m.%Y %H:%M"
      })
  void datesInOtherFormsAreRead(String written, String pattern) {
    Drafting drafting = Drafting.of(table("nr;when", i -> i + ";" + written(day(i), written)));

    assertThat(drafting.isPublishable()).isTrue();
    assertThat(drafting.parsing("when").formats())
        .extracting(TemporalPattern::text)
        .containsExactly(pattern);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yyyyMMdd|%Y%m%d",
        "dd.MM.yy|a year of two digits",
        "dd-MMM-yyyy|the month as a word",
        "MMMM d yyyy|the month as a word",
        "yyyy'. gada 'd'. aprīlis'|the month as a word",
        "MM.yyyy|a month before its year"
      })
  void datesThatCannotBeReadOrMayBeNumbersAreAskedAbout(String written, String asked) {
    Drafting drafting = Drafting.of(table("nr;when", i -> i + ";" + written(day(i), written)));

    assertThat(drafting.isPublishable()).isTrue();
    assertThat(drafting.type("when")).isNotEqualTo(new FieldType.Date());
    assertThat(drafting.questions("when")).anyMatch(text -> text.contains(asked));
  }

  @Test
  void aDateInFewRowsIsAskedAbout() {
    Drafting drafting =
        Drafting.of(table("nr;closed", i -> i + ";" + (i % 40 == 7 ? day(i).toString() : "")));

    assertThat(drafting.type("closed")).isEqualTo(new FieldType.Date());
    assertThat(drafting.questions("closed"))
        .singleElement()
        .asString()
        .contains("Only 3 of 120 rows have a value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Median pay (£)|GBP",
        "Distance in miles|mi",
        "Height (ft)|ft",
        "Emissions (kt CO2e)|kt CO₂e",
        "Speed mph|mph",
        "Duration (minutes)|min",
        "Pindala, ruutkm|km²",
        "Suurus (tk)|pieces",
        "Bendras plotas, kv. m|m²",
        "Umsatz (Mio. Euro)|million EUR",
        "Plūsma [m3/s]|m³/s",
        "Cena, €|EUR"
      })
  void unitsOfOtherOffices(String header, String unit) {
    assertThat(Unit.in(header)).hasValue(unit);
  }

  @ParameterizedTest
  @CsvSource({"Temperature min", "Snack bar", "Plan b", "Name (full)"})
  void wordsThatAreNoUnits(String header) {
    assertThat(Unit.in(header)).isEmpty();
  }
}
