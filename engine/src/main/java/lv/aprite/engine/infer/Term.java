package lv.aprite.engine.infer;

/// Parts of sentences.
enum Term implements Phrase {
  AS_IT_STANDS("{0}", "{0}"),
  QUOTED("“{0}”", "„{0}”"),
  AND("{0} and {1}", "{0} un {1}"),
  OR("{0}, or {1}", "{0} vai {1}"),
  EITHER("{0}; {1}", "{0}; {1}"),
  ROWS("{0} row|{0} rows", "{0} rinda|{0} rindas"),
  OF_SPACES(
      "a cell of {0} space|a cell of {0} spaces", "šūna ar {0} atstarpi|šūna ar {0} atstarpēm"),
  IN_ROWS("{1} in {0} row|{1} in {0} rows", "{1} ({0} rindā)|{1} ({0} rindās)"),
  COMMA("the comma", "komats"),
  POINT("the point", "punkts"),
  GROUPED("a whole number with groups of three digits", "vesels skaitlis ar ciparu grupām pa trim"),
  NUMBER_WITH("a number whose decimal mark is {0}", "skaitlis, kura decimālzīme ir {0}"),
  DATE("a date", "datums"),
  TIME("a time", "laiks"),
  DATE_TIME("a date and time", "datums un laiks"),
  INSTANT("an instant", "laika moments"),
  VALUE("a value", "vērtība"),
  BY_ISO("{0} as ISO 8601 has it", "{0}, kā to raksta ISO 8601"),
  WRITTEN("{0} written {1}", "{0}, rakstīts {1}"),
  TEXTS("text", "teksts"),
  NUMBERS("numbers", "skaitļi"),
  TRUTH_VALUES("truth values", "jā un nē"),
  DATES("dates", "datumi"),
  TIMES("times", "laiki"),
  LOCAL_TIMES("local times", "vietējie laiki"),
  INSTANTS("instants", "laika momenti"),
  YEARS("years", "gadi"),
  OTHERS("other values", "citas vērtības"),
  EMAIL("an e-mail address like name@example.lv", "e-pasta adrese, piemēram, name@example.lv"),
  URI("an absolute URI like https://example.lv/a", "pilns URI, piemēram, https://example.lv/a"),
  UUID(
      "a UUID like 123e4567-e89b-12d3-a456-426614174000",
      "UUID, piemēram, 123e4567-e89b-12d3-a456-426614174000"),
  DURATION("a length of time like P1Y2M or PT1H30M", "ilgums, piemēram, P1Y2M vai PT1H30M"),
  JSON_OBJECT("a JSON object", "JSON objekts"),
  JSON_ARRAY("a JSON array", "JSON masīvs"),
  GEOJSON("a GeoJSON object on WGS 84", "GeoJSON objekts WGS 84 koordinātās"),
  GEOPOINT("a point, longitude first", "punkts, vispirms garums"),
  LATITUDE("latitude", "ģeogrāfisko platumu"),
  LONGITUDE("longitude", "ģeogrāfisko garumu"),
  MONTH("months of the year", "mēnešiem"),
  QUARTER("quarters", "ceturkšņiem"),
  WEEK("weeks of the year", "gada nedēļām"),
  COMPACT("as eight digits", "ar astoņiem cipariem"),
  SHORT_YEAR("with a year of two digits", "ar gadu divos ciparos"),
  TWELVE_HOURS("with am and pm", "ar am un pm"),
  MONTH_NAME("with the month as a word", "ar mēnesi vārdā"),
  MONTH_FIRST("as a month before its year", "kā mēnesis pirms gada"),
  UTF_8_VALID("valid UTF-8 throughout", "visa datne ir derīgs UTF-8"),
  UTF_8_DAMAGED("UTF-8 but for damaged places", "UTF-8, izņemot bojātas vietas"),
  UTF_16_VALID("valid UTF-16 that is mostly ASCII", "derīgs UTF-16, galvenokārt ASCII"),
  BYTE_ORDER("byte order mark", "baitu secības zīme"),
  ASCII("ASCII throughout", "visa datne ir ASCII"),
  LETTERS("the letters of the whole file", "visas datnes burti"),
  FIRST_ROWS(
      " in the first rows of each edition, beyond which was not looked",
      " katra izdevuma pirmajās rindās, tālāk nav skatīts"),
  TO_THE_END("", "");

  private final String english;
  private final String latvian;

  Term(String english, String latvian) {
    this.english = english;
    this.latvian = latvian;
  }

  @Override
  public String english() {
    return english;
  }

  @Override
  public String latvian() {
    return latvian;
  }
}
