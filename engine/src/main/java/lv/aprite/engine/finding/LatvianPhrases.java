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
      {"at most (\\d+) elements?", "ne vairāk elementu kā $1"},
      {"at least (\\d+) elements?", "vismaz $1 elementi"},
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
      {
        "a text that no spreadsheet takes for a formula",
        "teksts, ko izklājlapa neuzskata par formulu"
      },
      {"characters that can be seen", "redzamas rakstzīmes"},
      {"letters in one piece \\(Unicode NFC\\)", "burti vienā gabalā (Unicode NFC)"},
      {"all letters of the text", "visi teksta burti"},
      {"letters in the encoding of the file", "burti datnes kodējumā"},
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
      {
        "(\\d+) cells?, quotes only around whole cells",
        "šūnu skaits $1, pēdiņas tikai ap veselām šūnām"
      },
      {"a separator too many", "lieks atdalītājs"},
      {"a separator that is missing", "trūkst atdalītāja"},
      {"another separator", "cits atdalītājs"},
      {
        "a cell with the delimiter in it and no quotes around",
        "šūna, kurā ir atdalītājs, bet pēdiņu ap to nav"
      },
      {"a quote without its partner", "pēdiņas bez pāra"},
      {"a quote of another kind", "cita veida pēdiņas"},
      {"a quote inside a cell", "pēdiņas šūnas vidū"},
      {"a line end that is missing", "trūkst rindas beigu"},
      {"at most (\\d+) damaged rows that can be mended", "ne vairāk kā $1 salabojamas rindas"},
      {"(\\d+) rows", "rindu skaits $1"},
      {"the header once", "galvene vienreiz"},
      {"the header again", "galvene vēlreiz"},
      {"no row below the table", "nevienas rindas zem tabulas"},
      {"a remark", "piezīme"},
      {
        "cells that look like others of their columns", "šūnas, kas izskatās kā pārējās to kolonnās"
      },
      {
        "cells that look like none, or like those beside them",
        "šūnas, kas ir citādas vai izskatās kā blakus kolonnā"
      },
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
      {
        "no row under the header, where the last release has (\\d+)",
        "zem galvenes nav nevienas rindas, bet pēdējā laidienā to skaits ir $1"
      },
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
      {"at most 1 MiB", "ne vairāk kā 1 MiB"},
      {"at most (\\d+) columns", "ne vairāk kolonnu kā $1"},
      {"(\\d+) columns", "kolonnu skaits $1"},
      {"(\\d+) more without a name", "vēl $1 bez nosaukuma"},
      {
        "“(.+)”, which differs in letter case or spaces",
        "„$1”, kur atšķiras lielie un mazie burti vai atstarpes"
      },
      {"in the header, as in the file of rejected rows", "galvenē, kā atraidīto rindu datnē"},
      {"the columns of the file of rejected rows", "atraidīto rindu datnes kolonnas"},
      {"one more", "vēl viena"},
      {
        "a longitude from -180 to 180 and then a latitude from -90 to 90",
        "garums no -180 līdz 180 un aiz tā platums no -90 līdz 90"
      },
      {
        "rows of equal width by one delimiter: comma, semicolon, tab or pipe",
        "rindas ar vienādu šūnu skaitu un vienu atdalītāju: komatu, semikolu, tabulatoru vai"
            + " vertikālu svītru"
      },
      {"(\\d+) cells .+ by .+, or .+", "datni var lasīt ar vairākiem atdalītājiem"},
      {"(\\d+) cells in (\\d+) % of the rows by .+", "$1 šūnas tikai $2 % rindu"},
      {
        "a text that is not empty, or a missing value",
        "teksts, kas nav tukšs, vai trūkstoša vērtība"
      },
      {
        "text that reads well in one encoding only",
        "teksts, kas saprotami lasāms tikai vienā kodējumā"
      },
      {
        "the byte (\\S+), which is (.) in (\\S+) and (.) in (\\S+)",
        "baits $1: „$2” ir $3, „$4” – $5"
      },
      {
        "UTF-8: (\\d+) characters that are nothing else",
        "UTF-8: rakstzīmes ($1), kas nav nekas cits"
      },
      {"letters that make words in (\\S+) only", "burti, kas veido vārdus tikai kodējumā $1"},
      {
        "bytes that no known code page has together", "baiti, kādu kopā nav nevienā zināmā kodējumā"
      },
      {
        "letters of no known language in any code page",
        "burti, kas nevienā kodējumā neveido zināmu valodu"
      },
      {"text that reads best in (.+), which is not read", "teksts kodējumā $1, ko nelasa"},
      {
        "characters of (.+) in places where no language has them",
        "kodējuma $1 rakstzīmes tur, kur tādu nav nevienā valodā"
      },
      {"a single byte at the end", "viens baits datnes beigās"},
      {"the surrogate ([0-9A-F]+) alone", "surogāts $1 bez otra"},
      {"no byte", "neviena baita"},
      {"(U\\+[0-9A-F]{4})(, .+)?", "rakstzīme $1"},
      {"nothing but blank lines", "tikai tukšas rindas"},
      {"an e-mail address like (.+)", "e-pasta adrese, piemēram, $1"},
      {"an absolute URI like (.+)", "absolūts URI, piemēram, $1"},
      {"a UUID like (.+)", "UUID, piemēram, $1"},
      {"delimited text", "teksts ar atdalītājiem"},
      {
        "a ZIP archive, as workbooks \\(XLSX, ODS\\) are",
        "ZIP arhīvs, kādas ir arī darbgrāmatas (XLSX, ODS)"
      },
      {"sectors of 512 or 4096 bytes", "512 vai 4096 baitu sektori"},
      {"2\\^(\\d+)", "2^$1"},
      {"a workbook in XLSX, XLS or ODS", "darbgrāmata XLSX, XLS vai ODS formātā"},
      {"a binary workbook \\(XLSB\\)", "bināra darbgrāmata (XLSB)"},
      {"a workbook that can be read", "darbgrāmata, ko var nolasīt"},
      {"one with a password", "darbgrāmata ar paroli"},
      {"at most (\\d+) rows", "ne vairāk rindu kā $1"},
      {"at most (\\d+) columns", "ne vairāk kolonnu kā $1"},
      {"at most (\\d+) sheets", "ne vairāk lapu kā $1"},
      {"at most (\\d+) bytes.*", "ne vairāk baitu kā $1"},
      {"more", "vairāk"},
      {"a text, or no value", "teksts vai vērtības trūkums"},
      {"1 empty text", "1 tukšs teksts"},
      {"(\\d+) empty texts", "tukšu tekstu skaits $1"},
      {"nothing hidden", "nekas nav paslēpts"},
      {"a hidden row", "paslēpta rinda"},
      {"a hidden column", "paslēpta kolonna"},
      {"one sheet with a table", "viena lapa ar tabulu"},
      {"no cell in any sheet", "nevienā lapā nav nevienas šūnas"},
      {"nothing but in hidden sheets", "dati tikai paslēptās lapās"},
      {"a value in each cell", "vērtība katrā šūnā"},
      {"the stored result of a formula", "saglabāts formulas rezultāts"},
      {"a formula without one", "formula bez rezultāta"},
      {"a file whose name says what it is", "datne, kuras nosaukums saka, kas tā ir"},
      {"(.+) named \\.(.+)", "$1 ar nosaukuma paplašinājumu .$2"},
      {"a file in a format that a layout states: (.+)", "datne formātā, ko nosaka izkārtojums: $1"},
      {"an old Excel workbook or Word document", "veca Excel darbgrāmata vai Word dokuments"},
      {"a PDF document", "PDF dokuments"},
      {"a Parquet file", "Parquet datne"},
      {"an? (\\S+) archive", "$1 arhīvs"},
      {"an SQLite database", "SQLite datubāze"},
      {"a picture", "attēls"},
      {"a row of column names", "rinda ar kolonnu nosaukumiem"},
      {"(\\d+) cells?, where most rows have (\\d+) cells?", "šūnu skaits $1, bet vairumā rindu $2"},
      {
        "none of (\\d+) cells? in the first (\\d+) rows",
        "pirmajās $2 rindās nav nevienas ar šūnu skaitu $1"
      },
      {"a blank line or the end of the file", "tukša rinda vai datnes beigas"},
      {"no row", "nevienas rindas"},
      {"a quote out of place(?: in (?:cell|column) (\\d+))?", "pēdiņas nevietā"},
      {"a row that seems to stand in the file again", "rinda, kas datnē šķiet vēlreiz"},
      {"a row that looks like the rows under it", "rinda, kas līdzīga rindām zem tās"},
      {
        "a row whose column (\\d+) has the same cell in rows under it",
        "rinda, kuras $1. kolonnā ir tas pats, kas rindās zem tās"
      },
      {
        "the header of layout (\\S+) in the first (\\d+) rows",
        "izkārtojuma $1 galvene pirmajās $2 rindās"
      },
      {"the header of layout (\\S+) with .+", "izkārtojuma $1 galvene, pareizi likta pēdiņās"},
      {"none of its columns", "nevienas no tās kolonnām"},
      {
        "a name of at most 1 MiB without a byte order mark",
        "nosaukums līdz 1 MiB bez baitu secības zīmes"
      },
      {"a byte order mark \\(U\\+FEFF\\) in the name", "nosaukumā baitu secības zīme (U+FEFF)"},
      {"a name of more than 1 MiB", "nosaukums, kas garāks par 1 MiB"},
      {"a row of data, not the header again", "datu rinda, nevis vēlreiz galvene"},
      {
        "an empty cell, because the column has no name in the header",
        "tukša šūna, jo kolonnai galvenē nav nosaukuma"
      },
      {"each name once in an object", "katrs nosaukums objektā vienreiz"},
      {
        "at most 32 levels, and numbers of at most 100 characters and exponents to 200",
        "ne vairāk kā 32 līmeņi, skaitļi līdz 100 rakstzīmēm un kāpinātāji līdz 200"
      },
      {"one layout that reads the file", "viens izkārtojums, pēc kura datni lasīt"},
      {
        "layouts (.+) and (\\S+), which would read it differently",
        "izkārtojumi $1 un $2, kas to lasītu atšķirīgi"
      },
      {"none; nearest is layout (\\S+)", "neviena; tuvākais ir izkārtojums $1"},
      {"(\\d+) LF, (\\d+) CRLF, (\\d+) CR, (\\d+) CRCRLF", "LF $1, CRLF $2, CR $3, CRCRLF $4"},
      {"text", "teksts"},
      {"a NUL", "nulles baits"},
      {
        "no personal codes that the contract does not declare",
        "personas kodi tikai tur, kur līgums tos paredz"
      },
      {
        "no account numbers that the contract does not declare",
        "kontu numuri tikai tur, kur līgums tos paredz"
      },
      {
        "no card numbers that the contract does not declare",
        "karšu numuri tikai tur, kur līgums tos paredz"
      },
      {
        "no phone numbers that the contract does not declare",
        "tālruņu numuri tikai tur, kur līgums tos paredz"
      },
      {
        "no e-mail addresses that the contract does not declare",
        "e-pasta adreses tikai tur, kur līgums tās paredz"
      },
      {
        "no birth dates that the contract does not declare",
        "dzimšanas datumi tikai tur, kur līgums tos paredz"
      },
      {
        "birth dates beside names, the first in row (\\d+)",
        "dzimšanas datumi blakus vārdiem, pirmais $1. rindā"
      },
      {
        "personal codes in (\\d+) of (\\d+) cells?( of damaged rows)?, the first in row (\\d+)",
        "personas kodi $1 no $2 šūnām, pirmais $4. rindā"
      },
      {
        "account numbers in (\\d+) of (\\d+) cells?( of damaged rows)?, the first in row (\\d+)",
        "kontu numuri $1 no $2 šūnām, pirmais $4. rindā"
      },
      {
        "card numbers in (\\d+) of (\\d+) cells?( of damaged rows)?, the first in row (\\d+)",
        "karšu numuri $1 no $2 šūnām, pirmais $4. rindā"
      },
      {
        "phone numbers in (\\d+) of (\\d+) cells?( of damaged rows)?, the first in row (\\d+)",
        "tālruņu numuri $1 no $2 šūnām, pirmais $4. rindā"
      },
      {
        "e-mail addresses in (\\d+) of (\\d+) cells?( of damaged rows)?, the first in row (\\d+)",
        "e-pasta adreses $1 no $2 šūnām, pirmā $4. rindā"
      },
      {"\\(not shown: data about persons\\)", "(nav rādīts: personas dati)"},
      {
        "([^:]+): at most (\\S+) % rows with a cell that is wrong",
        "$1: ne vairāk kā $2 % rindu ar kļūdainu šūnu"
      },
      {
        "([^:]+): at most (\\S+) % rows without a value", "$1: ne vairāk kā $2 % rindu bez vērtības"
      },
      {
        "([^:]+): at most (\\S+) % rows that repeat another",
        "$1: ne vairāk kā $2 % rindu, kas atkārto citu"
      },
      {
        "([^:]+): at most (\\S+) % fewer and (\\S+) % more rows than in the last release",
        "$1: rindu ne vairāk kā par $2 % mazāk un par $3 % vairāk nekā pēdējā laidienā"
      },
      {"(\\d+) rows after (\\d+)", "rindu skaits $1, iepriekš $2"},
      {
        "([^:]+): values that are distributed as in the last releases, up to (.+) %",
        "$1: vērtības sadalītas kā pēdējos laidienos, atšķirība līdz $2 %"
      },
      {"(\\S+) %", "$1 %"},
      {"a hub that has (\\S+)", "mezgls, kurā ir $1"},
      {"a current release of (\\S+)", "datu kopas $1 spēkā esošs laidiens"},
      {
        "a field (.+) of the same type in (\\S+), release (\\d+)",
        "tāda paša tipa lauks $1 datu kopas $2 $3. laidienā"
      },
      {"no such field", "tāda lauka nav"},
      {"a field of another type", "lauks ar citu tipu"},
      {
        "keys of (\\S+), release (\\d+) that take at most (\\d+) bytes",
        "datu kopas $1 $2. laidiena atslēgas, kopā ne vairāk kā $3 baiti"
      },
      {"more", "vairāk"},
      {
        "(.+) of a row of (\\S+), release (\\d+)",
        "$1, kas ir kādā datu kopas $2 $3. laidiena rindā"
      },
      {"none", "nekā tāda"},
      {"a record of at most 16 MiB", "ieraksts līdz 16 MiB"},
      {"more than that without a line end", "vairāk nekā tik bez rindas beigām"},
      {"no row above the header", "virs galvenes nevienas rindas"},
      {"a title above the header in row (\\d+)", "virsraksts virs galvenes, kas ir $1. rindā"},
      {"the (\\d+) bytes that it had", "$1 baiti, kas datnē bija"},
      {"the same bytes when read again", "tie paši baiti, lasot vēlreiz"},
      {"other bytes", "citi baiti"},
      {"the file as it was when it was taken in", "datne, kāda tā bija, kad to pieņēma"},
      {"another", "cita"},
      {"the rows that the origin had", "rindas, kas bija labojamajā datnē"},
      {"(\\d+) of them are not there", "nav $1 no tām"},
      {"cells of text in whole rows", "šūnas ar tekstu veselās rindās"},
      {"a quote out of place in cell (\\d+)", "pēdiņas nevietā $1. šūnā"},
      {"bytes that are no text(?:, or a record of more than 16 MiB)?", "baiti, kas nav teksts"},
      {
        "rejected rows of an earlier upload to (\\S+)",
        "datu kopas $1 agrāka iesnieguma atraidītās rindas"
      },
      {
        "an upload whose rejected rows are kept", "iesniegums, kura atraidītās rindas ir saglabātas"
      },
      {"an upload that is kept", "iesniegums, kas ir saglabāts"},
      {"at most (\\d+) corrections", "ne vairāk kā $1 labojumi"},
      {"a file name that means itself", "datnes nosaukums, kas nozīmē tikai pats sevi"},
      {"a file that the hub may read", "datne, ko mezgls drīkst lasīt"},
      {"one whose permissions forbid it", "datne, kuras tiesības to liedz"},
      {"a dataset with a contract", "datu kopa, kurai ir līgums"},
      {"a key that no other row has", "atslēga, kādas nav nevienā citā rindā"},
      {"a JSON array like (.+)", "JSON masīvs, piemēram, $1"},
      {"a JSON object like (.+)", "JSON objekts, piemēram, $1"},
      {"GeoJSON like (.+)", "GeoJSON, piemēram, $1"},
      {"a duration like (\\S+) or (\\S+)", "ilgums, piemēram, $1 vai $2"},
      {"a duration of at most 9999 years", "ilgums līdz 9999 gadiem"},
      {"longitude and latitude like (.+)", "garums un platums, piemēram, $1"},
      {
        "rings of four positions or more, the last the same as the first",
        "gredzeni no vismaz četriem punktiem, kur pēdējais ir tas pats, kas pirmais"
      },
      {"JSON \\(RFC 8259\\)", "JSON (RFC 8259)"},
      {"column (\\d+): .+", "$1. zīme rindā neatbilst"},
      {"XML 1\\.0", "XML 1.0"},
      {"something else before column (\\d+)", "kaut kas cits pirms $1. zīmes"},
      {"more bytes", "vēl baiti"},
      {"the end of the file", "datnes beigas"},
      {"something else", "kaut kas cits"},
      {"a longer one", "garāks"},
      {"another", "cits"},
      {"others", "citi"},
      {"none", "nav"},
      {"another number", "cits skaits"},
      {
        "the end of the file, or a value on a line of its own",
        "datnes beigas vai vērtība savā rindā"
      },
      {"more after the end of a value", "vēl kaut kas pēc vērtības beigām"},
      {"each name once in an object", "katrs nosaukums objektā vienreiz"},
      {"each name once in an archive", "katrs nosaukums arhīvā vienreiz"},
      {"a list of objects or of lists", "objektu vai sarakstu saraksts"},
      {
        "a list of objects or of lists, or an object with one in it",
        "objektu vai sarakstu saraksts, vai objekts ar vienu tādu"
      },
      {"an object without one", "objekts bez tāda"},
      {"a single value", "viena atsevišķa vērtība"},
      {"an empty list", "tukšs saraksts"},
      {"a list of single values", "atsevišķu vērtību saraksts"},
      {"empty objects", "tukši objekti"},
      {"objects with members", "objekti ar vērtībām"},
      {"one list of rows", "viens rindu saraksts"},
      {
        "a row like those before it, an object or a list",
        "rinda kā iepriekšējās – objekts vai saraksts"
      },
      {"the table and nothing else", "tabula un nekas cits"},
      {"features and nothing else", "objekti ar ģeometriju un nekas cits"},
      {"beside (?:it|them) (.+)", "blakus tai: $1"},
      {"WGS 84 \\(RFC 7946 §4\\)", "WGS 84 (RFC 7946 §4)"},
      {"degrees of WGS 84 \\(RFC 7946 §4\\)", "WGS 84 grādi (RFC 7946 §4)"},
      {"rings by the right-hand rule \\(§3\\.1\\.6\\)", "gredzeni pēc labās rokas likuma (§3.1.6)"},
      {"an outer one that runs clockwise", "ārējais gredzens pulksteņrādītāja virzienā"},
      {
        "an inner one that runs counterclockwise",
        "iekšējais gredzens pretēji pulksteņrādītāja virzienam"
      },
      {"a ring that ends where it begins", "gredzens, kas beidzas tur, kur sākas"},
      {"one that does not", "gredzens, kas tā nebeidzas"},
      {"a ring of four positions or more", "gredzens no vismaz četriem punktiem"},
      {"(\\d+) of them", "to ir $1"},
      {"numbers in a position", "skaitļi punktā"},
      {"a position, a list of numbers", "punkts – skaitļu saraksts"},
      {"a list of coordinates", "koordinātu saraksts"},
      {"a line of two positions or more", "līnija no vismaz diviem punktiem"},
      {"a number", "skaitlis"},
      {"a text", "teksts"},
      {"an object", "objekts"},
      {"a list", "saraksts"},
      {"a geometry, an object", "ģeometrija – objekts"},
      {"a feature, an object", "objekts ar ģeometriju"},
      {"the type Feature", "tips Feature"},
      {"another or none", "cits vai neviens"},
      {"an element that repeats", "elements, kas atkārtojas"},
      {"one element that repeats", "viens elements, kas atkārtojas"},
      {"none with data in it", "nav neviena ar datiem"},
      {"elements or text in an element", "elementā citi elementi vai teksts"},
      {"both in (.+)", "abi elementā $1"},
      {
        "once in a row what has elements or attributes",
        "rindā vienreiz tas, kam ir elementi vai atribūti"
      },
      {"(.+) again", "$1 vēlreiz"},
      {"a document without DOCTYPE and entities", "dokuments bez DOCTYPE un entītijām"},
      {"one file in the archive", "viena datne arhīvā"},
      {"an archive of files", "arhīvs ar datnēm"},
      {"an archive in an archive", "arhīvs arhīvā"},
      {"an archive without a password", "arhīvs bez paroles"},
      {"encrypted members", "šifrētas datnes"},
      {"the checksum and sizes? .+", "kontrolsumma un izmērs, kas tur norādīti"},
      {
        "a central directory that lists the members as they are",
        "centrālais katalogs, kas atbilst datnēm"
      },
      {"one that differs", "atšķirīgs"},
      {"a single value in each row", "katrā rindā viena vērtība"},
      {"columns inside it", "kolonnas tās iekšienē"},
      {"numbers, texts, dates and times", "skaitļi, teksti, datumi un laiki"},
      {"bytes without a meaning", "baiti bez nozīmes"},
      {"a file that ends like Parquet, with PAR1", "datne, kas beidzas kā Parquet – ar PAR1"},
      {"another end", "citas beigas"},
      {"a shorter file", "īsāka datne"},
      // Names and conditions of the contract, and the values that they are about.
      {"([^:]+: .+)", "$1"},
      {"(\\S.*) missing", "$1 – vērtības nav"},
      {"(\\S.* = .*)", "$1"},
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
