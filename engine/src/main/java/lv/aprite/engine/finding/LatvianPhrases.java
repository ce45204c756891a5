package lv.aprite.engine.finding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What findings say was expected, in Latvian. A phrase that is not known here is left out: the
/// rule's own title says what is wrong as well.
final class LatvianPhrases {
  private static final Map<Pattern, String> PHRASES = phrases();

  private LatvianPhrases() {}

  private static Map<Pattern, String> phrases() {
    String[][] phrases = {
      {"a whole number like (.+)", "vesels skaitlis, piemēram, $1"},
      {"a whole number from (.+) to (.+)", "vesels skaitlis no $1 līdz $2"},
      {"a number like (.+)", "skaitlis, piemēram, $1"},
      {"a number without zeros in front", "skaitlis bez nullēm priekšā"},
      {
        "group marks only between groups of three digits",
        "atdalītāji tikai starp trīs ciparu grupām"
      },
      {
        "at most (\\d+) digits? before the decimal mark",
        "pirms decimālzīmes ne vairāk ciparu kā $1"
      },
      {"at most (\\d+) digits? after the decimal mark", "aiz decimālzīmes ne vairāk ciparu kā $1"},
      {"at least (\\d+) characters?", "vismaz $1 rakstzīmes"},
      {"at most (\\d+) characters?", "ne vairāk rakstzīmju kā $1"},
      {"text that matches (.+)", "teksts, kas atbilst šablonam $1"},
      {"one of (.+) and (\\d+) more", "viena no vērtībām $1 un vēl $2"},
      {"one of (.+)", "viena no vērtībām $1"},
      {"more than (\\S+)", "vairāk par $1"},
      {"less than (\\S+)", "mazāk par $1"},
      {"at least (\\S+)", "vismaz $1"},
      {"at most (\\S+)", "ne vairāk kā $1"},
      {"a date like (.+)", "datums, piemēram, $1"},
      {"a time like (.+)", "laiks, piemēram, $1"},
      {"a date and time like (.+)", "datums un laiks, piemēram, $1"},
      {"a year like (.+)", "gads, piemēram, $1"},
      {"a month like (.+)", "mēnesis, piemēram, $1"},
      {
        "a day that the calendar has, in the years 0001 to 9999",
        "diena, kas ir kalendārā, no 0001. līdz 9999. gadam"
      },
      {"a value, because the column is part of the key", "vērtība, jo kolonna ir daļa no atslēgas"},
      {"a value", "vērtība"},
      {"a key that row (\\d+) does not have", "atslēga, kādas nav $1. rindā"},
      {"values in (.+) that row (\\d+) does not have", "vērtības kolonnās $1, kādu nav $2. rindā"},
      {"(\\d+) cells?", "šūnu skaits $1"},
      {"(\\d+) to (\\d+) cells", "šūnu skaits no $1 līdz $2"},
      {"no quote inside an unquoted cell", "šūna bez pēdiņām vidū"},
      {
        "a delimiter or the end of the line after the closing quote",
        "aiz aizverošajām pēdiņām atdalītājs vai rindas beigas"
      },
      {"a closing quote", "aizverošās pēdiņas"},
      {"a character in (.+)", "rakstzīme kodējumā $1"},
      {"text in one encoding", "teksts vienā kodējumā"},
      {"text in (.+)", "teksts kodējumā $1"},
      {"characters that (.+) has", "rakstzīmes, kas ir kodējumā $1"},
      {"in the header by layout (.+)", "galvenē pēc izkārtojuma $1"},
      {
        "a column that layout (.+) maps or ignores", "kolonna, ko izkārtojums $1 izmanto vai ignorē"
      },
      {"the header of layout (\\S+)", "izkārtojuma $1 galvene"},
      {"the header of one of (\\d+) layouts", "viena no $1 izkārtojumu galvenēm"},
      {"a header and rows", "galvene un rindas"},
      {"a name in the header", "nosaukums galvenē"},
      {"a name that stands once in the header", "nosaukums, kas galvenē ir vienreiz"},
      {"no row rejected", "neviena atraidīta rinda"},
      {"at most (.+) % of the rows rejected", "ne vairāk kā $1 % atraidītu rindu"},
      {"at least one row that can be published", "vismaz viena rinda, ko var publicēt"},
      {"at least one row", "vismaz viena rinda"},
      {"a row that was handed out, like (.+)", "atdota rinda, piemēram, $1"},
      {"each row once", "katra rinda vienreiz"},
      {"at most (\\d+) bytes", "ne vairāk kā $1 baiti"},
      {"(\\d+) bytes", "$1 baiti"},
      {"the letters that were handed out", "burti, kādi tika atdoti"},
      {
        "no apostrophe in front, or two if the text begins with one",
        "teksts bez apostrofa priekšā vai ar diviem, ja tas pats sākas ar apostrofu"
      },
      {"a correction of submission (\\S+), which is the newest", "jaunākā iesnieguma $1 labojums"},
      {"one of submission (\\S+)", "iesnieguma $1 labojums"},
      {"a file that one run can read", "datne, ko var izlasīt vienā reizē"},
      {
        "too long for one run: (\\S+) of (\\S+) (GB|MB|bytes) read",
        "vienai reizei par ilgu, nolasīti $1 no $2 $3"
      },
      {"(\\d+) of (\\d+)", "$1 no $2"},
      {"no row under the header", "zem galvenes nav nevienas rindas"},
      {"(\\d+) rows, all of them rejected", "rindas: $1, visas atraidītas"},
      {"not in the header \\((.+)\\)", "galvenē tās nav ($1)"},
      {"not in the header", "galvenē tās nav"},
      {"neither mapped nor ignored", "ne izmantota, ne ignorēta"},
      {"a blank line", "tukša rinda"},
      {"a row of empty cells", "rinda ar tukšām šūnām"},
      {"a row", "datu rinda"},
      {"one kind of line end", "viena veida rindu beigas"},
      {"text from the first byte on", "teksts no pirmā baita"},
      {"the byte order mark of (.+)", "kodējuma $1 baitu secības zīme"},
      {"the byte ([0-9A-F]{2})", "baits $1"},
      {"columns (\\d+) and (\\d+)", "$1. un $2. kolonna"},
      {
        "what was remembered of the release that serves",
        "tas, kas saglabāts par spēkā esošo laidienu"
      },
      {"nothing of it", "nekas"},
      {
        "a line end after the last row, as the last release had",
        "rindas beigas aiz pēdējās rindas, kā pēdējā laidienā"
      },
      {"a line end after the last row", "rindas beigas aiz pēdējās rindas"},
      {"none, and no more rows", "to nav, un rindu nav vairāk"},
      {"none, and (\\d+) rows? fewer", "to nav, un rindu ir par $1 mazāk"},
      {
        "none, and exactly (\\d+) blocks of (\\d+) bytes",
        "to nav, un baitu ir tieši $1 bloki pa $2"
      },
      {"a whole last row", "vesela pēdējā rinda"},
      {"a damaged one without a line end", "bojāta, bez rindas beigām"},
      {
        "the rows that stand at the end of the last release",
        "rindas, ar kurām beidzas pēdējais laidiens"
      },
      {"none of them; (\\d+) rows? fewer", "nav nevienas no tām; rindu ir par $1 mazāk"},
      {"(\\d+) to (\\d+) rows", "rindu skaits no $1 līdz $2"},
      {"(\\d+), where the last release has (\\d+)", "rindu skaits $1, bet pēdējā laidienā $2"},
      {"keys with letters as in the last release", "atslēgas ar tādiem burtiem kā pēdējā laidienā"},
      {"(\\d+ %) in other letter case", "$1 ar citiem lielajiem vai mazajiem burtiem"},
      {
        "rows of this dataset: the file replaces the last release as a whole",
        "šīs datu kopas rindas: datne aizstāj visu pēdējo laidienu"
      },
      {"hardly a known value", "zināmu vērtību gandrīz nav"},
      {
        "hardly a known value; and another file name: is it an addition\\?",
        "zināmu vērtību gandrīz nav, un datnei ir cits nosaukums; vai tas ir papildinājums?"
      },
      {"(\\d+ %) of the keys known", "no atslēgām zināmas $1"},
      {
        "(\\d+ %) of the keys known; and another file name: is it an addition\\?",
        "no atslēgām zināmas $1, un datnei ir cits nosaukums; vai tas ir papildinājums?"
      },
      {"values as in the last release", "vērtības kā pēdējā laidienā"},
      {"those of the column to the left", "vērtības no kolonnas pa kreisi"},
      {"those of the column to the right", "vērtības no kolonnas pa labi"},
      {"values beside the keys that they belong to", "vērtības pie savām atslēgām"},
      {"those of the rows above or below", "vērtības no rindām virs tām vai zem tām"},
    };
    Map<Pattern, String> made = new LinkedHashMap<>();
    for (String[] phrase : phrases) {
      made.put(Pattern.compile(phrase[0]), phrase[1]);
    }
    return made;
  }

  /// The phrase in Latvian, if it is known.
  static Optional<String> of(String english) {
    for (Map.Entry<Pattern, String> phrase : PHRASES.entrySet()) {
      Matcher matcher = phrase.getKey().matcher(english);
      if (matcher.matches()) {
        return Optional.of(matcher.replaceFirst(phrase.getValue()));
      }
    }
    return Optional.empty();
  }
}
