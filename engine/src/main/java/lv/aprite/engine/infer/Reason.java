package lv.aprite.engine.infer;

/// What decisions rest on.
enum Reason implements Phrase {
  NO_VALUES(
      "no cell has a value in {0} row: text until one has|no cell has a value in {0} rows: text"
          + " until one has",
      "nevienā šūnā nav vērtības ({0} rinda): teksts, līdz tāda būs|nevienā šūnā nav vērtības ({0}"
          + " rindas): teksts, līdz tāda būs"),
  TWO_WORDS("every value is “{0}” or “{1}”", "katra vērtība ir „{0}” vai „{1}”"),
  TWO_WAYS(
      "text, because its cells can be read in more than one way",
      "teksts, jo šūnas var lasīt vairāk nekā vienā veidā"),
  MONTHS(
      "every value is a year and a month such as 2026-03",
      "katra vērtība ir gads un mēnesis, piemēram, 2026-03"),
  OTHER_EDITION(
      "another edition decides how its cells are read", "kā lasīt šūnas, izšķir cits izdevums"),
  EDITIONS_DIFFER("text, because the editions have {0}", "teksts, jo izdevumos ir {0}"),
  YEARS(
      "every one of {0} values is a number of four digits, and the header speaks of years",
      "visas vērtības ({0}) ir četrciparu skaitļi, un virsraksts runā par gadiem"),
  WHOLE(
      "every one of {0} values is a whole number, without zeros in front",
      "visas vērtības ({0}) ir veseli skaitļi bez nullēm priekšā"),
  DECIMAL(
      "every one of {0} values is a number, decimals: at most {1}",
      "visas vērtības ({0}) ir skaitļi, decimālzīmju ne vairāk kā {1}"),
  RANGE("the values are from {0} to {1}", "vērtības ir no {0} līdz {1}"),
  ALL_ARE(
      "every one of {0} values is {1}, and nothing else",
      "visas vērtības ({0}) ir: {1}, un nekas cits"),
  TRUE_OR_FALSE(
      "every one of {0} values is true or false", "visas vērtības ({0}) ir true vai false"),
  ODD("text: there are numbers, and also {0}", "teksts: ir skaitļi, bet arī {0}"),
  TEXT(
      "text: no other type holds for every value",
      "teksts: neviens cits tips neder visām vērtībām"),
  MARK(
      "{1} stands for no value in {0} row|{1} stands for no value in {0} rows",
      "{1} nozīmē, ka vērtības nav, {0} rindā|{1} nozīmē, ka vērtības nav, {0} rindās"),
  MARK_IN_TYPE(
      "{1} stands for no value in {0} row: all else is of the type|{1} stands for no value in {0}"
          + " rows: all else is of the type",
      "{1} nozīmē, ka vērtības nav, {0} rindā: viss pārējais ir šī tipa|{1} nozīmē, ka vērtības"
          + " nav, {0} rindās: viss pārējais ir šī tipa"),
  PADDED(
      "spaces around cells do not count, in {0} row|spaces around cells do not count, in {0} rows",
      "atstarpes ap šūnām nav vērā ņemamas, {0} rindā|atstarpes ap šūnām nav vērā ņemamas, {0}"
          + " rindās"),
  MINUS_ZEROS(
      "a minus before zero is left out, in {0} row|a minus before zero is left out, in {0} rows",
      "mīnuss pirms nulles netiek publicēts, {0} rindā|mīnuss pirms nulles netiek publicēts, {0}"
          + " rindās"),
  NOT_EVERYWHERE("not every layout has it", "nav visos izkārtojumos"),
  REQUIRED("required: a value in each of {0} rows", "obligāts: vērtība ir visās rindās ({0})"),
  SOME_MISSING("no value in {0} of {1} rows", "vērtības nav {0} no {1} rindām"),
  LISTED(
      "one of {0} values, each in at least {1} of {2} rows",
      "viena no {0} vērtībām, katra vismaz {1} no {2} rindām"),
  DIGITS("every one of {0} values has {1} digits", "visām vērtībām ({0}) ciparu skaits ir {1}"),
  FORMAT("every one of {0} values is {1}", "visas vērtības ({0}) ir: {1}"),
  NEVER_NEGATIVE("none of {0} values is below 0", "neviena no {0} vērtībām nav mazāka par 0"),
  FEW_NOT_NEGATIVE(
      "none of {0} values is below 0, too few to forbid it",
      "neviena no {0} vērtībām nav mazāka par 0, bet to ir par maz, lai to aizliegtu"),
  BOUNDED(
      "the header speaks of {0}, and every value is from {1} to {2}",
      "virsraksts runā par {0}, un visas vērtības ir no {1} līdz {2}"),
  PERCENT(
      "the header names %, and every one of {0} values is from 0 to 100",
      "virsrakstā ir %, un visas vērtības ({0}) ir no 0 līdz 100"),
  UNIT("the header names the unit {0}", "virsraksts nosauc mērvienību {0}"),
  SAME_VALUES(
      "“{0}” of layout {1} is mapped here: about {2} % of all values are in both columns, and far"
          + " fewer in any other",
      "šeit likts izkārtojuma {1} „{0}”: apmēram {2} % visu vērtību ir abās kolonnās, un nevienā"
          + " citā nav tuvu tik daudz"),
  FAR_EAST(
      "the first number is beyond 90 in some rows, so it is no latitude",
      "pirmais skaitlis dažās rindās pārsniedz 90, tātad tas nav ģeogrāfiskais platums"),
  KEY(
      "key: {0}, the same in no two rows of an edition, and missing in none; there are {1} rows in"
          + " all",
      "atslēga: {0}; nevienā izdevumā tā neatkārtojas un nekur netrūkst; kopā rindu: {1}"),
  UNIQUE(
      "unique: {0}, no value of which is there twice in an edition; there are {1} rows in all",
      "unikāls: {0}; nevienā izdevumā neviena vērtība neatkārtojas; kopā rindu: {1}"),
  EDITION("{0}: {1}, header in row {2}, {3}, {4}", "{0}: {1}, virsraksts {2}. rindā, {3}, {4}"),
  ASCII_ONLY(
      "no letter beyond ASCII, so that the encoding is left to each file",
      "nav burtu ārpus ASCII, tāpēc kodējumu nosaka katra datne");

  private final String english;
  private final String latvian;

  Reason(String english, String latvian) {
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
