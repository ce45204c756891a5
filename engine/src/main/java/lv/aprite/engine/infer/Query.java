package lv.aprite.engine.infer;

/// What only a person can decide.
enum Query implements Phrase {
  ABOUT("“{0}”: {1}", "„{0}”: {1}"),
  TITLE(
      "What is the dataset's title? Add title.",
      "Kāds ir datu kopas nosaukums? Pievienojiet title."),
  DESCRIPTION(
      "What is in the dataset? Say it in a few sentences, as description.",
      "Kas ir datu kopā? Pasakiet to dažos teikumos: description."),
  LICENCE(
      "Under which licence is it published? Add licenses with the licence's address as path.",
      "Ar kādu licenci to publicē? Pievienojiet licenses, kur path ir licences adrese."),
  PUBLISHER(
      "Who publishes it? Add to contributors a title with the role publisher.",
      "Kas to publicē? Pievienojiet contributors ierakstu ar title un lomu publisher."),
  CONTACT(
      "Who answers questions about it? Add to contributors a title and an email with the role"
          + " contact.",
      "Kas atbild uz jautājumiem par to? Pievienojiet contributors ierakstu ar title, email un lomu"
          + " contact."),
  NO_VALUES(
      "No row has a value. What will stand here, or should it not be published?",
      "Nevienā rindā nav vērtības. Kas šeit būs, vai arī to nevajag publicēt?"),
  TWO_WORDS(
      "Every value is one of {0}. Do they mean yes and no? Then the type is boolean.",
      "Katra vērtība ir viena no: {0}. Vai tās nozīmē jā un nē? Tad tips ir boolean."),
  SEASON(
      "Does a value like 2009-10 mean a month, or from 2009 to 2010? If a month, the type is"
          + " yearmonth; now it is text.",
      "Vai tāda vērtība kā 2009-10 ir mēnesis vai laiks no 2009. līdz 2010. gadam? Ja mēnesis, tips"
          + " ir yearmonth; tagad tas ir teksts."),
  TWO_WAYS(
      "Every value can be read as {0}. Which is right? Now it is text.",
      "Katra vērtība var būt {0}. Kurš ir pareizi? Tagad tas ir teksts."),
  TWO_WAYS_BESIDE(
      "Every value can be read as {0}. Which is right? Now it is text. In other columns of the file"
          + " the decimal mark is {1}.",
      "Katra vērtība var būt {0}. Kurš ir pareizi? Tagad tas ir teksts. Citās datnes kolonnās"
          + " decimālzīme ir {1}."),
  OTHER_EDITION(
      "Every value can be read as {0} in one edition. It is read there as another edition proves"
          + " it: {1}. Is that right?",
      "Vienā izdevumā katra vērtība var būt {0}. Tur to lasa tā, kā pierāda cits izdevums: {1}. Vai"
          + " tas ir pareizi?"),
  EDITIONS_DIFFER("The editions have {0}. Which is right?", "Izdevumos ir {0}. Kas ir pareizi?"),
  CODES(
      "The name says that these are codes or numbers of things. May one begin with 0, or have"
          + " letters? Then the type is string.",
      "Nosaukums liecina, ka tie ir kodi vai numuri. Vai kāds var sākties ar 0 vai saturēt burtus?"
          + " Tad tips ir string."),
  COMPACT_DATES(
      "Every value could be a date written %Y%m%d as well as a number. If it is, the type is date,"
          + " with that as format in the layout.",
      "Katra vērtība varētu būt gan datums formā %Y%m%d, gan skaitlis. Ja datums, tips ir date, un"
          + " šī forma jānorāda izkārtojumā (format)."),
  DATE_FORM(
      "Every value looks like a date or a time written {0}, which is not read as one. Can it come"
          + " as 2026-03-31 or 14:05? Now it is text.",
      "Katra vērtība izskatās pēc datuma vai laika {0}, ko nelasa kā datumu. Vai to var rakstīt kā"
          + " 2026-03-31 vai 14:05? Tagad tas ir teksts."),
  THIN(
      "Only {0} of {1} rows have a value, and each is {2}. Is that right for all to come? If not,"
          + " the type is string.",
      "Vērtība ir tikai {0} no {1} rindām, un katra ir: {2}. Vai tā būs vienmēr? Ja ne, tips ir"
          + " string."),
  NINES(
      "“{0}” is far from all other values. Is it a number, or does it stand for no value? If for"
          + " none, name it in missingValues.",
      "„{0}” ir tālu no visām citām vērtībām. Vai tas ir skaitlis vai arī nozīmē, ka vērtības nav?"
          + " Ja nav, ierakstiet to missingValues."),
  NUMBER_FORMS(
      "Every value looks like a number, but which marks part groups of digits, and which the"
          + " decimals, is not proven for all: there is {0}. Are they numbers? Then give each form"
          + " a layout with its decimalChar and groupChar; now it is text.",
      "Katra vērtība izskatās pēc skaitļa, bet ne visām ir pierādīts, kura zīme atdala ciparu"
          + " grupas un kura decimāldaļu: ir {0}. Vai tie ir skaitļi? Tad katram veidam dodiet"
          + " izkārtojumu ar decimalChar un groupChar; tagad tas ir teksts."),
  ODD(
      "There are numbers, and also {0}. If these stand for no value, name them in missingValues and"
          + " make the field a number; now it is text.",
      "Ir skaitļi, bet arī {0}. Ja tie nozīmē, ka vērtības nav, ierakstiet tos missingValues un"
          + " mainiet tipu uz skaitli; tagad tas ir teksts."),
  MARKS_IN_TEXT(
      "There is {0}. Does that mean that there is no value? Then name it in missingValues.",
      "Ir {0}. Vai tas nozīmē, ka vērtības nav? Tad ierakstiet to missingValues."),
  MARKS(
      "All else is of the type, but there is {0}. Now that is published as no value, and what it"
          + " says beyond that, such as nothing, not asked or confidential, is lost. Does it mean"
          + " no value? If not, take it out of missingValues.",
      "Viss pārējais ir šī tipa, bet ir {0}. Tagad to publicē kā trūkstošu vērtību, un zūd, ko tas"
          + " vēl saka, piemēram: nav nekā, nav jautāts vai konfidenciāli. Vai tas nozīmē, ka"
          + " vērtības nav? Ja ne, izņemiet to no missingValues."),
  HEADER_IS_TIME(
      "The header is a year or a month, so it changes with each edition. What do its values say?"
          + " Name the field after that, and give each edition a layout.",
      "Virsraksts ir gads vai mēnesis, tātad tas mainās ar katru izdevumu. Ko saka vērtības?"
          + " Nosauciet lauku pēc tā un dodiet katram izdevumam savu izkārtojumu."),
  ONE_VALUE(
      "Every value is “{0}”. Will it always be?", "Katra vērtība ir „{0}”. Vai tā būs vienmēr?"),
  LISTED(
      "There are {0} different values, such as “{1}”, in {2} rows. Are these all there can be? Then"
          + " list them in constraints.enum.",
      "Dažādu vērtību skaits ir {0}, piemēram, „{1}”; rindu: {2}. Vai citu nevar būt? Tad"
          + " uzskaitiet tās constraints.enum."),
  EMAIL(
      "Every value is an e-mail address. Are they meant to be published? If so, say email in"
          + " aprite:personalData; if not, ignore the column in the layouts.",
      "Katra vērtība ir e-pasta adrese. Vai tās ir paredzēts publicēt? Ja jā, ierakstiet email"
          + " laukā aprite:personalData; ja ne, izkārtojumos kolonnu neņemiet vērā."),
  FORMAT(
      "Every value is {1}, but there are only {0}. Must every one to come be? Then say so in"
          + " format.",
      "Katra vērtība ir: {1}, bet to ir tikai {0}. Vai tādām jābūt visām arī turpmāk? Tad norādiet"
          + " to format."),
  SHAPE(
      "Every value is {1}, but there are only {0}. Is the type {2}? Now it is text.",
      "Katra vērtība ir: {1}, bet to ir tikai {0}. Vai tips ir {2}? Tagad tas ir teksts."),
  POINT_ORDER(
      "Every value could be a point. Does longitude stand first in it? Then the type is geopoint;"
          + " where latitude is first it is none.",
      "Katra vērtība varētu būt punkts. Vai vispirms ir ģeogrāfiskais garums? Tad tips ir geopoint;"
          + " ja vispirms ir platums, tas nav geopoint."),
  NOT_NEGATIVE(
      "None of {0} values is below 0. May one ever be? If not, say 0 in constraints.minimum.",
      "Neviena no {0} vērtībām nav mazāka par 0. Vai kāda var būt? Ja ne, ierakstiet 0"
          + " constraints.minimum."),
  BOUNDED(
      "The header speaks of {0}, but every value is from {1} to {2}. Are these bounds right for all"
          + " to come? Then say them in constraints.minimum and constraints.maximum.",
      "Virsraksts runā par {0}, bet visas vērtības ir no {1} līdz {2}. Vai šīs robežas derēs arī"
          + " turpmāk? Tad ierakstiet tās constraints.minimum un constraints.maximum."),
  PERCENT(
      "The header names %, and each of {0} values is from 0 to 100. May one be beyond, such as a"
          + " growth? If not, say 0 in constraints.minimum and 100 in constraints.maximum.",
      "Virsrakstā ir %, un visas vērtības ({0}) ir no 0 līdz 100. Vai kāda var būt ārpus tā,"
          + " piemēram, pieaugums? Ja ne, ierakstiet 0 constraints.minimum un 100"
          + " constraints.maximum."),
  EARLIER_NAME(
      "Is “{0}” of layout {1} an earlier name of “{2}” (field {3}), which that layout lacks? Then"
          + " map it to that field and remove this one; now it is a field of its own.",
      "Vai izkārtojuma {1} „{0}” ir agrāks „{2}” (lauks {3}) nosaukums, kura tajā izkārtojumā nav?"
          + " Tad piesaistiet to tam laukam un dzēsiet šo; tagad tas ir atsevišķs lauks."),
  KEY_FEW_ROWS(
      "What tells one row from another? An edition has fewer than {0} rows, too few to tell. Name"
          + " the key in primaryKey if there is one.",
      "Pēc kā rindas atšķir? Kādā izdevumā rindu ir mazāk par {0}, tas ir par maz, lai spriestu. Ja"
          + " atslēga ir, nosauciet to primaryKey."),
  KEY_WHICH(
      "Each of these tells every row from every other{1}: {0}. Which is it that says what a row is"
          + " about? Name it in primaryKey.",
      "Katrs no šiem atšķir visas rindas{1}: {0}. Kurš no tiem pasaka, par ko ir rinda? Nosauciet"
          + " to primaryKey."),
  KEY_OF_FIRST_ROWS(
      "Is {0} the key? It tells the first rows of every edition from each other, but not all rows."
          + " If it is, name it in primaryKey and correct the rows that repeat it.",
      "Vai atslēga ir {0}? Tas atšķir katra izdevuma pirmās rindas, bet ne visas. Ja ir, nosauciet"
          + " to primaryKey un izlabojiet rindas, kas to atkārto."),
  KEY_NEARLY(
      "Is {0} the key? In nearly every row its value is there once, but not in all. If it is, name"
          + " it in primaryKey and correct the rows that repeat it.",
      "Vai atslēga ir {0}? Gandrīz visās rindās tā vērtība ir tikai reizi, bet ne visās. Ja ir,"
          + " nosauciet to primaryKey un izlabojiet rindas, kas to atkārto."),
  KEY_NAME(
      "Does {0} tell one row from another? No value is there twice{1}, but it looks like a name,"
          + " and names come twice. If so, name it in primaryKey.",
      "Vai rindas atšķir pēc {0}? Neviena vērtība neatkārtojas{1}, bet tas izskatās pēc nosaukuma,"
          + " un nosaukumi mēdz atkārtoties. Ja jā, ierakstiet to primaryKey."),
  KEY_MEASURE(
      "Does {0} tell one row from another? No value is there twice{1}, but it looks like something"
          + " measured or counted, which may be the same by chance. If so, name it in primaryKey.",
      "Vai rindas atšķir pēc {0}? Neviena vērtība neatkārtojas{1}, bet tas izskatās pēc mērījuma"
          + " vai skaita, kas nejauši var sakrist. Ja jā, ierakstiet to primaryKey."),
  KEY_UNKNOWN(
      "What tells one row from another? No column that has a value in every row looks like a code,"
          + " a date or a name that recurs. Name the key in primaryKey if there is one.",
      "Pēc kā rindas atšķir? Neviena kolonna, kurā vērtība ir visās rindās, neizskatās pēc koda,"
          + " datuma vai nosaukuma, kas atkārtojas. Ja atslēga ir, nosauciet to primaryKey."),
  KEY_TRIED(
      "What tells one row from another? Rows repeat each other in every set of up to {0} of {1}."
          + " Other columns were not looked at: they lack values, or look measured, or like names."
          + " Name the key in primaryKey if there is one.",
      "Pēc kā rindas atšķir? Rindas atkārtojas katrā kopā, kurā ir līdz {0} no šiem: {1}. Citas"
          + " kolonnas nav skatītas: tajās trūkst vērtību vai tās izskatās pēc mērījumiem vai"
          + " nosaukumiem. Ja atslēga ir, nosauciet to primaryKey."),
  UNIQUE(
      "No value of {0} is there twice{1}. Must it never be? Then name it in uniqueKeys.",
      "Neviena {0} vērtība neatkārtojas{1}. Vai tā nedrīkst atkārtoties nekad? Tad ierakstiet to"
          + " uniqueKeys."),
  REJECTED(
      "Some rows cannot be read ({0}). Now up to a share of {1} may be left out. May they, or are"
          + " they corrected first? Then it is 0.",
      "Dažas rindas nevar nolasīt ({0}). Tagad drīkst izlaist līdz {1} no visām. Vai drīkst, vai"
          + " arī tās vispirms izlabos? Tad tas ir 0."),
  HELD(
      "By this draft {0} would be held ({1}). Is what is found there meant to be published? Then"
          + " say so at the field, in aprite:personalData; otherwise ignore the column in the"
          + " layouts.",
      "Pēc šī melnraksta {0} tiktu aizturēta ({1}). Vai tur atrasto ir paredzēts publicēt? Tad"
          + " norādiet to pie lauka, aprite:personalData; citādi izkārtojumos kolonnu neņemiet"
          + " vērā."),
  REFUSED(
      "By this draft {0} would be refused ({1}). Is that edition wrong, or the draft?",
      "Pēc šī melnraksta {0} tiktu noraidīta ({1}). Vai nepareizs ir izdevums vai melnraksts?");

  private final String english;
  private final String latvian;

  Query(String english, String latvian) {
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
