package lv.aprite.engine.finding;

import java.util.Locale;

/// Every rule that a finding can cite. The doc comment of a constant is its page in the public rule
/// book: what the rule asks for, why, and where it comes from. The order is the order of a receipt:
/// the upload, the file, its header, its rows, its cells, the table, remarks, the contract.
public enum Rule {
  // The upload

  /// A file is dropped into the folder of a dataset that is registered, under its publisher's own
  /// prefix. A file for an unknown dataset has no contract to be judged by and nobody to be told.
  DATASET_UNKNOWN(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Register the dataset first, or drop the file into the folder of the dataset that it belongs"
          + " to."),

  /// The names of publisher, dataset and file hold no path, no control character and nothing that a
  /// file system or an address reads as something else (`..`, `/`, `\`). A name is used in keys and
  /// addresses, so it must mean itself (CWE-22).
  NAME_UNSAFE(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Rename the file: letters, digits, spaces, `.`, `-` and `_` are safe."),

  /// The hub may read the file. One that its publisher keeps to himself can be moved, but not
  /// judged.
  SOURCE_UNREADABLE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Let the hub read the file (its permissions), and upload it again."),

  // The file

  /// The file holds data. One that holds no byte, or nothing but a byte order mark and blank lines,
  /// was cut off or never written.
  FILE_EMPTY(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Export the file again; the export may have been interrupted."),

  /// The file is no larger than the hub reads. Everything has a bound, so that one upload cannot
  /// take the machine from the others.
  FILE_TOO_LARGE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Split the data into several datasets, or ask the hub's operator to raise the limit."),

  /// The hub reads the file to its end in the time that one run has. Where that is bounded by the
  /// machine that runs it, a file that takes longer is refused and nothing of it is kept, so that
  /// its publisher hears of it.
  RUN_TOO_LONG(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Upload it again when the hub is less busy, split the data into several datasets, or ask the"
          + " hub's operator for more time or threads."),

  /// The file is delimited text (RFC 4180) or in another form that is read, such as a workbook.
  /// PDF, pictures, files with a password and other forms are known by their first bytes, whatever
  /// the file's name says.
  FORMAT_NOT_TEXT(
      Effect.REFUSES_FILE, Found.WORDS, "Save the table as CSV (UTF-8) and upload that file."),

  /// A file in another format than text can be read to its end: its archive is whole, its parts are
  /// there, and each is what the format's standard says. What is left of a damaged one could be
  /// half of the data.
  FORMAT_DAMAGED(
      Effect.REFUSES_FILE, Found.WORDS, "Open the file in its own program and save it again."),

  /// The file stays within what is read of its format: rows, columns, the length of a cell, texts
  /// that have to be held in memory, how far an archive unpacks. A small file that unpacks to a
  /// huge one takes the machine from all others (CWE-409).
  FORMAT_LIMIT(
      Effect.REFUSES_FILE, Found.WORDS, "Split the data into several files, or send it as CSV."),

  /// The file is in a format that a layout of the contract states. The bytes say what it is; a name
  /// that ends in `.csv` makes no text of a workbook.
  FORMAT_NOT_AGREED(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Send the file in the agreed format, or add a layout with this format to the contract."),

  /// One table is meant. Where a file has several, such as a workbook's sheets, a layout says which
  /// (`sheetName`, `sheetNumber`); none is chosen by chance.
  TABLE_AMBIGUOUS(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Name the sheet, list, element or archived file in the contract's layout, or send a file with"
          + " one table."),

  /// The table that a layout names is in the file. Sheets are renamed by hand; another one is never
  /// taken in its place.
  TABLE_ABSENT(
      Effect.REFUSES_FILE, Found.DATA, "Give the sheet the agreed name, or correct the layout."),

  /// Every formula's result is stored in the file. Programs that write workbooks without
  /// calculating leave them out, and the hub calculates nothing: it would be its number, not the
  /// publisher's.
  FORMULA_UNCALCULATED(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Open the workbook in a spreadsheet program, let it calculate, and save it again."),

  /// The file is the same each time it is read. One that changes between two readings is still
  /// being written, and what would be published is neither the old nor the new one.
  SOURCE_CHANGED(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Upload the file again when it is complete; write it under another name first and rename"
          + " it."),

  /// Every byte of the file is a character in its encoding (Unicode Standard §3.9 for UTF-8 and
  /// UTF-16; the WHATWG Encoding Standard for code pages). A byte that is none is never replaced by
  /// a question mark: the file is in another encoding, or it is damaged.
  ENCODING_UNDECODABLE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Save the file as UTF-8, or state its true encoding in the contract's layout."),

  /// One encoding explains the whole file, and no other does so nearly as well. Where two would
  /// give different letters, none is chosen.
  ENCODING_AMBIGUOUS(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Save the file as UTF-8, or state its encoding in the contract's layout."),

  /// The file is in the encoding that the contract's layout states. It is not when it begins with
  /// another encoding's byte order mark, or when a file said to be in a code page is UTF-8
  /// throughout: every accented letter would be published wrong.
  ENCODING_BELIED(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Export in the encoding that the contract states, or add a layout that states the new one."),

  /// No NUL character is in the file. Text has none; it comes from a cut-off export, a broken disk,
  /// or UTF-16 that is read as something else.
  NUL_BYTE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Export the file again; if it is UTF-16, state that in the contract's layout."),

  /// One delimiter (comma, semicolon, tab or pipe) explains the rows of the whole file, and no
  /// other does so nearly as well.
  DIALECT_AMBIGUOUS(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "State the delimiter in a contract's layout, or export with another delimiter."),

  /// A quoted cell ends (RFC 4180 §2.5). When its closing quote does not come before the end of the
  /// file, or before the longest record that is read, everything after the opening quote would be
  /// swallowed into one cell.
  QUOTE_UNCLOSED(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Close the quoted cell; a quote inside a quoted cell is written twice."),

  /// A record is no longer than 16 MiB.
  RECORD_TOO_LONG(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Look for missing line ends; is this a table of rows and columns at all?"),

  // Documents and archives: files that are translated into delimited text

  /// An object has each name once (RFC 8259 §4, where names that repeat make what is read
  /// unpredictable).
  DOCUMENT_NAME_TWICE(
      Effect.REFUSES_FILE, Found.DATA, "Give the two values names of their own, or remove one."),

  /// There is a table in the document, and it is plain where: a list of objects or of lists, an
  /// element that repeats, the one file of an archive.
  DOCUMENT_WITHOUT_TABLE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Name the place of the rows in the contract's layout, or export one table alone."),

  /// Each row of a document is like the others, and each of its values has one place in the table.
  DOCUMENT_NOT_TABULAR(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Export rows of one form; keep what repeats inside a row as a list, or in a table of its"
          + " own."),

  /// A document of XML declares no document type. Entities and external references unfold into any
  /// amount of text, or reach for other files; data needs neither (CWE-776, CWE-611).
  DOCUMENT_TYPE_DECLARED(
      Effect.REFUSES_FILE, Found.WORDS, "Export without a document type declaration (DOCTYPE)."),

  /// Geometries are as GeoJSON says (RFC 7946 §3): lists of numbers, nested as their type asks,
  /// rings closed.
  GEOMETRY_MALFORMED(
      Effect.REFUSES_FILE, Found.WORDS, "Correct the geometry at this place, and export again."),

  /// Coordinates are degrees of WGS 84 (RFC 7946 §4). In another system every place would be
  /// published somewhere else.
  GEOMETRY_OTHER_SYSTEM(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Transform the coordinates to WGS 84 (EPSG:4326, longitude first) and export again."),

  // Corrections

  /// Rejected rows that are dropped again name the submission that they are from, and the hub has
  /// its file. A correction stands for that file with some rows replaced.
  CORRECTION_ORIGIN_UNKNOWN(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Correct the rejected rows of an upload to this dataset, and leave their first column as it"
          + " is."),

  /// A correction belongs to the newest submission of its dataset. Correcting an older one would
  /// bring back what a newer file replaced.
  CORRECTION_OUTDATED(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Correct the rejected rows of the newest upload, or upload the whole file."),

  /// A correction names rows that were rejected and handed out, by the first column. What a row
  /// without such a number stands for could only be guessed.
  CORRECTION_ROW_UNKNOWN(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Put back the number that the row had in the first column; rows cannot be added in a"
          + " correction."),

  /// A correction has each row once. Which of two is right could not be told.
  CORRECTION_ROW_TWICE(Effect.REFUSES_FILE, Found.DATA, "Remove one of the two rows."),

  /// A correction is a table of text under the header that it was handed out with.
  CORRECTION_UNREADABLE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Save the file of rejected rows again as CSV, best as CSV UTF-8."),

  /// A correction is at most 64 MiB: so many rows are not corrected by hand, and the hub holds them
  /// in memory while it finds their places.
  CORRECTION_TOO_LARGE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Correct the whole file itself and upload that, or hand in fewer rows at a time: those that"
          + " are left out stay rejected and can be corrected next."),

  /// What is corrected can be written in the encoding of the file that it corrects, as it is judged
  /// in its place there.
  CORRECTION_CHARACTER(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Write the cell without that character, or upload the whole file as UTF-8."),

  /// The letters of what was handed out come back. A program that saves in a code page writes a
  /// question mark, or another letter, for each letter that the page lacks, and a spreadsheet cuts
  /// off very long cells.
  CORRECTION_LETTERS_LOST(
      Effect.REFUSES_FILE,
      Found.DATA,
      "The program that saved the file lost letters: open the rejected rows again, correct them,"
          + " and save as \"CSV UTF-8\"."),

  /// In rejected rows an apostrophe in front of a cell says that it is text, and is not part of it.
  /// A text that begins with one itself has two.
  CORRECTION_APOSTROPHE(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Remove the apostrophe in front; write two if the text itself begins with one."),

  // The header

  /// There is a header row where the contract's layout or the file's own first rows say so. Without
  /// one the columns have no names to go by.
  HEADER_MISSING(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Put the column names into one row above the data, within the first rows of the file."),

  /// The header's columns are those of one of the contract's layouts. When a publisher changes its
  /// file, a layout is added; the file is never guessed into place.
  LAYOUT_UNKNOWN(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Export the agreed columns, or add a layout for the new form of the file to the contract."),

  /// Exactly one of the contract's layouts reads the file. When two do, and would publish different
  /// things, none is chosen.
  LAYOUT_AMBIGUOUS(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "State encoding, delimiter and header row in the layouts, so that only one reads the file."),

  /// Every source column that the layout maps is in the header.
  COLUMN_MISSING(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Export the column again, or add a layout that says that this edition lacks it."),

  /// Every column of the header is mapped or ignored by the layout. An unknown column may be a
  /// renamed one or one that must not be published, so it is not left out in silence.
  COLUMN_UNEXPECTED(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Add a layout that maps the column, or names it under `ignored` with the reason."),

  /// No two columns of the header have the same name. Which of them is meant could not be told.
  HEADER_DUPLICATE(Effect.REFUSES_FILE, Found.WORDS, "Give each column a name of its own."),

  /// A column that holds values has a name. Only trailing columns that are empty throughout may
  /// lack one.
  HEADER_UNNAMED_COLUMN(
      Effect.REFUSES_FILE, Found.DATA, "Give the column a name, or delete what stands in it."),

  /// A column's name is a text of at most 1 MiB, without a byte order mark in it. A mark in a name
  /// comes from joining files, and would be a part of the name that nobody sees.
  HEADER_NAME_UNUSABLE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Write the column's name anew; it has a mark in it that no editor shows, or no end."),

  /// The header has no more than 16,384 columns, as many as a spreadsheet has.
  COLUMNS_TOO_MANY(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Is the delimiter right? A table this wide is better published as rows."),

  /// There is at least one row under the header. A table without rows is nearly always a failed
  /// export, and publishing it would empty the dataset. After a release a person may say that it is
  /// right: then the file is held for its number of rows.
  NO_ROWS(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Export the file again; the query behind it may have found nothing."),

  // Rows

  /// A row has a cell for each column of the header (RFC 4180 §2.4). In a row with fewer it cannot
  /// be told which one is missing. Only cells of trailing columns without a name may be left out.
  ROW_TOO_NARROW(
      Effect.REJECTS_ROW,
      Found.WORDS,
      "Write every cell of the row, empty ones too; is there a line break inside a cell without"
          + " quotes?"),

  /// A row has no more cells than the header has columns (RFC 4180 §2.4). In a row with more, the
  /// cells after the surplus one are not in their columns.
  ROW_TOO_WIDE(
      Effect.REJECTS_ROW, Found.WORDS, "Put cells that contain the delimiter into quotes."),

  /// A quote stands only around a cell, or doubled inside a quoted one (RFC 4180 §2.5 and §2.7). A
  /// quote within an unquoted cell is a sign that quotes were not written as such, and then
  /// delimiters and line ends inside cells cannot be told from real ones.
  QUOTE_STRAY(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Put the cell into quotes and write each quote inside it twice."),

  /// After the closing quote of a cell comes a delimiter or the end of the line (RFC 4180 §2.5 and
  /// §2.7).
  QUOTE_TRAILING_TEXT(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write each quote inside a quoted cell twice, and put nothing after the closing one."),

  /// The header does not stand among the rows again, as it does where files were joined. A row that
  /// has the header's own words in every column that is published is taken for it.
  HEADER_REPEATED(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Remove the row; if files were joined, look whether all of them belong here."),

  /// A cell is no longer than 1 MiB.
  CELL_TOO_LONG(
      Effect.REJECTS_ROW,
      Found.WORDS,
      "Publish long texts or pictures as files of their own and put their address into the cell."),

  // Cells

  /// A field that the contract requires has a value in every row (Table Schema v2 `required`).
  REQUIRED_MISSING(Effect.REJECTS_ROW, Found.DATA, "Fill in the cell."),

  /// Every field of the primary key has a value in every row (Table Schema v2 `primaryKey`). A row
  /// without its key cannot be named, linked to or compared.
  KEY_MISSING(Effect.REJECTS_ROW, Found.DATA, "Fill in the cell; a key is never empty."),

  /// The cell is a whole number: digits, with a minus in front if negative (Table Schema v2
  /// `integer`). No decimals, exponent, plus or unit.
  TYPE_WHOLE(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write a whole number, or make the field `string` in the contract if it is a code."),

  /// A whole number fits in 64 bits: -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807. Most
  /// programs that read the data keep no larger ones.
  WHOLE_OUT_OF_RANGE(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Make the field a `number` with scale 0, or `string` if it is a code."),

  /// The cell is a decimal number written with the layout's decimal mark (Table Schema v2
  /// `number`). No exponent, plus, currency or percent sign.
  TYPE_DECIMAL(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write a plain number, or correct the decimal and group marks in the contract's layout."),

  /// A decimal number has no more digits before the mark than the field's precision less its scale.
  DECIMAL_TOO_MANY_DIGITS(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Correct the number, or raise the field's precision in a new version of the contract."),

  /// A decimal number has no more digits after the mark than the field's scale. Numbers are never
  /// rounded on the way.
  DECIMAL_TOO_FINE(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Round the number at its source, or raise the field's scale in a new version of the"
          + " contract."),

  /// A number does not begin with a zero that means nothing: `007` is a code, and as a number it
  /// would lose what makes it one.
  NUMBER_LEADING_ZERO(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Make the field `string` if it is a code, or drop the zeros."),

  /// Group marks, where the layout allows them, stand exactly between groups of three digits.
  /// Elsewhere they may be a decimal mark in disguise.
  NUMBER_GROUPS(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write the number without group marks, or correct the marks in the contract's layout."),

  /// The cell is one of the values that the layout reads as true or false (Table Schema v2
  /// `boolean`; `true` and `false` by default).
  TYPE_BOOLEAN(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write one of the agreed values, or add this one to `trueValues` or `falseValues` of the"
          + " layout."),

  /// The cell is a date in one of the layout's formats (by default ISO 8601, `2026-03-31`), years
  /// 0001 to 9999.
  TYPE_DATE(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write the date in the agreed format, or state its format in the contract's layout."),

  /// The cell is a time of day in one of the layout's formats (by default `14:05:00`, seconds may
  /// have a fraction of up to six digits).
  TYPE_TIME(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write the time in the agreed format, or state its format in the contract's layout."),

  /// The cell is a date with a time in one of the layout's formats (by default
  /// `2026-03-31T14:05:00`, and `Z` or an offset such as `+02:00` exactly when the field is on the
  /// UTC time line).
  TYPE_DATETIME(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write date and time in the agreed format, or state the format in the contract's layout."),

  /// The cell is a year of four digits, 0001 to 9999 (Table Schema v2 `year`).
  TYPE_YEAR(Effect.REJECTS_ROW, Found.DATA, "Write the year with four digits."),

  /// The cell is a month of a year in one of the layout's formats (by default `2026-03`; Table
  /// Schema v2 `yearmonth`).
  TYPE_YEARMONTH(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write year and month as 2026-03, or state the format in the contract's layout."),

  /// The cell is a duration of ISO 8601 (Table Schema v2 `duration`; XML Schema 1.1 part 2 §3.3.6):
  /// `P1Y2M10DT2H30M`, or weeks, `P3W`. Only seconds have a fraction, of at most six digits; it is
  /// no longer than 9999 years.
  TYPE_DURATION(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write the duration as P…Y…M…DT…H…M…S, or make the field a number of minutes or days."),

  /// The cell is a longitude and a latitude in the layout's form (Table Schema v2 `geopoint`;
  /// `24.1052, 56.9496` by default), as plain numbers with a decimal point.
  TYPE_GEOPOINT(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write longitude, a comma and latitude, or state `array` or `object` as `format` in the"
          + " layout."),

  /// Longitudes are from -180 to 180 and latitudes from -90 to 90, on WGS 84 and in this order (RFC
  /// 7946 §4). What is beyond is often in metres of a national grid, such as LKS-92.
  COORDINATES_OUT_OF_RANGE(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Put the longitude first, or transform the coordinates to WGS 84 (EPSG:4326)."),

  /// The cell is GeoJSON (RFC 7946; Table Schema v2 `geojson`): a geometry, a Feature or a
  /// FeatureCollection. A line has two positions or more; a polygon's ring has four or more, and
  /// ends where it began.
  TYPE_GEOJSON(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Repair the geometry and export it as GeoJSON, or make the field `string` if it is in another"
          + " form."),

  /// The cell is a JSON array (RFC 8259 §5; Table Schema v2 `array`).
  TYPE_ARRAY(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write the values in brackets, texts in double quotes, with commas between them."),

  /// The cell is a JSON object (RFC 8259 §4; Table Schema v2 `object`).
  TYPE_OBJECT(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write names and values in braces, names and texts in double quotes."),

  /// In a cell of JSON no name stands twice in one object, also when it is escaped in two ways (RFC
  /// 8259 §4: what readers make of it is unpredictable).
  JSON_NAME_TWICE(Effect.REJECTS_ROW, Found.DATA, "Remove one of the two."),

  /// A cell of JSON is nested no deeper than 32 levels; its numbers have at most 100 characters and
  /// exponents of at most 200. Not every reader could read more.
  JSON_TOO_LARGE(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Publish what is nested so deep as a dataset of its own, and large numbers as texts."),

  /// The day is in the calendar: there is no 30 February and no 29 February 2025 (ISO 8601 §4.2.1,
  /// proleptic Gregorian calendar).
  DATE_IMPOSSIBLE(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Correct the date; if day and month are swapped, correct the format in the contract's"
          + " layout."),

  /// A table of one column that may lack values has no empty texts: in CSV they could not be told
  /// from missing values.
  EMPTY_TEXT_ALONE(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Fill in the cell, or name the empty text among the layout's `missingValues`."),

  /// The text has at least as many characters (Unicode code points), the array or object as many
  /// elements, as the contract asks for (Table Schema v2 `minLength`).
  MIN_LENGTH(
      Effect.REJECTS_ROW, Found.DATA, "Complete the value, or lower `minLength` in the contract."),

  /// The text has at most as many characters (Unicode code points), the array or object as many
  /// elements, as the contract allows (Table Schema v2 `maxLength`).
  MAX_LENGTH(
      Effect.REJECTS_ROW, Found.DATA, "Shorten the value, or raise `maxLength` in the contract."),

  /// The whole cell matches the contract's pattern (Table Schema v2 `pattern`).
  PATTERN(Effect.REJECTS_ROW, Found.DATA, "Correct the value, or the pattern in the contract."),

  /// A text that the contract calls an e-mail address is one (Table Schema v2 `format` `email`; RFC
  /// 5321 §4.1.2, RFC 6531): `name@domain`, with a domain of at least two parts, nothing around it,
  /// and one address in a cell. Whether somebody reads what is sent there is not known.
  FORMAT_EMAIL(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Correct the address, or take `format` off the field if the cells hold something else."),

  /// A text that the contract calls a URI is one, with its scheme (Table Schema v2 `format` `uri`;
  /// RFC 3986): `https://example.lv/a%20b`. Spaces and letters beyond ASCII are percent-encoded.
  FORMAT_URI(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Write the whole address with `https://` in front, and spaces as `%20`; or take `format` off"
          + " the field."),

  /// A text that the contract calls a UUID is one (Table Schema v2 `format` `uuid`; RFC 9562 §4):
  /// 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
  FORMAT_UUID(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Correct the identifier, or take `format` off the field if the cells hold other codes."),

  /// The value is one of those that the contract lists (Table Schema v2 `enum`). Letter case and
  /// spaces count.
  ENUM(
      Effect.REJECTS_ROW,
      Found.DATA,
      "Use one of the agreed values, or add this one in a new version of the contract."),

  /// The value is not below the contract's bound (Table Schema v2 `minimum`, `exclusiveMinimum`).
  MINIMUM(Effect.REJECTS_ROW, Found.DATA, "Correct the value, or the bound in the contract."),

  /// The value is not above the contract's bound (Table Schema v2 `maximum`, `exclusiveMaximum`).
  MAXIMUM(Effect.REJECTS_ROW, Found.DATA, "Correct the value, or the bound in the contract."),

  // The table

  /// No value stands twice in a column that the contract calls unique (Table Schema v2 `unique`).
  /// Missing values do not count.
  UNIQUE_REPEATED(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Correct the value in one of the rows, which are both in the file of rejected rows; to remove"
          + " one, upload the whole file without it."),

  /// No two rows have the same primary key (Table Schema v2 `primaryKey`). Which of them is right
  /// could not be told.
  KEY_REPEATED(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Correct the key in one of the rows, which are both in the file of rejected rows; to remove"
          + " one, upload the whole file without it."),

  /// No two rows have the same values in all fields of a unique key (Table Schema v2 `uniqueKeys`).
  /// Rows in which one of them is missing do not count.
  UNIQUE_KEY_REPEATED(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Correct the values in one of the rows, which are both in the file of rejected rows; to"
          + " remove one, upload the whole file without it."),

  /// There are no more keys to be held against each other than the hub has room for. Better refused
  /// than unchecked.
  KEYS_TOO_MANY(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Split the data into several datasets, or ask the hub's operator to raise the limit."),

  /// No more rows were rejected than the contract allows (`aprite:rejectedShareMax`, by default
  /// none).
  REJECTED_SHARE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Correct the file of rejected rows and drop it again, or correct the whole file and upload"
          + " it."),

  // What was agreed on for rows and the table

  /// What a row refers to is there (Table Schema v2 `foreignKeys`): its values stand together in a
  /// row of the other dataset's release that was current when reading began; the receipt names that
  /// release. A row that lacks one of the values refers to nothing.
  FOREIGN_KEY_BROKEN(
      Effect.REJECTS_ROW,
      Found.WORDS,
      "Correct the value; if it is right, have the other dataset published first, then order"
          + " another try."),

  /// The dataset that a foreign key refers to has a current release, and that has the fields, of
  /// the same types. Without it no row could be checked.
  FOREIGN_KEY_NO_RELEASE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Have the other dataset published first, or correct the foreign key in the contract; then"
          + " order another try."),

  /// There are no more keys to refer to than the hub has memory for. Better refused than unchecked.
  FOREIGN_KEYS_TOO_MANY(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Leave the foreign key out of the contract, or have it refer to a dataset of fewer or shorter"
          + " keys. They are held in memory, 48 MiB for a contract's: about two million short"
          + " ones."),

  /// The values of a row fit together as the contract says: they keep to its conditions across
  /// columns, and its totals are the sums of their parts. The rule's name stands first in what was
  /// expected. A row that lacks a value without which it cannot be told is left alone.
  QUALITY_ROW(
      Effect.REJECTS_ROW,
      Found.WORDS,
      "Correct the values that do not fit together, or the rule in the contract."),

  /// As `quality-row`, where the contract says that a person looks at such a file before it is
  /// published.
  QUALITY_ROW_HOLDS(
      Effect.HOLDS_FILE,
      Found.WORDS,
      "Look at these rows: correct them, or have the file accepted as it is."),

  /// As `quality-row`, where the contract asks for no more than a remark.
  QUALITY_ROW_WARNS(
      Effect.NOTES, Found.WORDS, "Look at these rows; they are published as they are."),

  /// The table as a whole keeps to the contract's shares: of missing values, of wrong cells, of
  /// rows that repeat another. The rule's name stands first in what was expected.
  QUALITY_TABLE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Look for what went wrong in the export; if the data have really changed, change the rule in"
          + " the contract."),

  /// As `quality-table`, where the contract says that a person looks at such a file before it is
  /// published.
  QUALITY_TABLE_HOLDS(
      Effect.HOLDS_FILE,
      Found.WORDS,
      "Look for what went wrong in the export, or have the file accepted as it is."),

  /// As `quality-table`, where the contract asks for no more than a remark.
  QUALITY_TABLE_WARNS(
      Effect.NOTES, Found.WORDS, "Look whether that can be; the file is published as it is."),

  // What a person has to look at

  /// No column holds data about persons that the contract does not declare: personal codes of
  /// Latvia, Estonia and Lithuania, account and card numbers, phone numbers, e-mail addresses,
  /// birth dates beside names. Once they are published they cannot be taken back. Cells of such
  /// columns are shown nowhere, not even in this receipt, and rejected rows are not given back.
  PERSONAL_DATA(
      Effect.HOLDS_FILE,
      Found.WORDS,
      "Take the data out and upload the file again; or, if they are meant to be public, declare"
          + " them at the field (`aprite:personalData`) in a new version of the contract."),

  /// Every cell holds a value. An error such as `#N/A` or `#REF!` stands where a formula could not
  /// be calculated; it would be published as the text that it shows.
  CELL_IN_ERROR(
      Effect.HOLDS_FILE, Found.DATA, "Correct the formulas, or empty the cells, and save again."),

  /// A cell's value belongs to one row and column. Of merged cells only the first holds the value;
  /// the others are empty, though a person reads the value in them too.
  CELLS_MERGED(
      Effect.HOLDS_FILE,
      Found.WORDS,
      "Unmerge the cells and write the value into each of them; titles may stay merged."),

  /// The file is whole. One that ends without a line end where the last release had one, and has no
  /// more rows than it, looks cut off: an export or a transfer was interrupted. So does one whose
  /// last row is damaged and has no line end, or has none exactly where a block of 4096 bytes ends;
  /// and one that lacks the rows which stand at the end of the last release, and hardly any others.
  FILE_CUT_OFF(Effect.HOLDS_FILE, Found.WORDS, "Export the file again and compare its last rows."),

  /// There are about as many rows as in the last release, as far as the contract says
  /// (`aprite:comparison`; by default a fifth fewer to three times as many). Up to ten rows more or
  /// less are never held.
  ROWS_CHANGED(
      Effect.HOLDS_FILE,
      Found.WORDS,
      "Check whether the export is complete and of the right period; if so, have the file accepted,"
          + " or state other bounds in the contract."),

  /// Keys are written as in the last release. When their letters changed from small to capital or
  /// back, whoever joins on them finds nothing any more.
  KEYS_RESPELT(
      Effect.HOLDS_FILE, Found.WORDS, "Export the keys with the letters that they always had."),

  /// The file is the whole of this dataset: some of its rows were in the last release
  /// (`aprite:comparison`, `keysKeptMin`). When hardly any was it may be another dataset's file, an
  /// addition, which would replace everything, or keys that are written in another way: a
  /// spreadsheet takes the zeros in front away.
  KEYS_UNKNOWN(
      Effect.HOLDS_FILE,
      Found.WORDS,
      "Upload the file to the dataset that it belongs to, and all rows where only new ones were"
          + " sent; compare how the keys are written; if the rows are always new, say so in the"
          + " contract."),

  /// Values stand in the column and in the row that they belong to. They are shifted when most of a
  /// column's values were in the column beside it before, or beside the key of the row above or
  /// below: what happens when cells are inserted or one column is sorted in a spreadsheet.
  COLUMN_SHIFTED(
      Effect.HOLDS_FILE, Found.WORDS, "Compare some rows with the source and export it again."),

  /// A file is held against the release that serves, by what was remembered of it. When that is
  /// lost, nobody but a person can tell whether the file is an accident.
  RELEASE_FORGOTTEN(
      Effect.HOLDS_FILE,
      Found.WORDS,
      "Compare the file with what is published, and have it accepted if it is right: the next one"
          + " is held against it again."),

  // Remarks

  /// Some columns look as if they held data about persons. Without a contract nobody has said
  /// whether they are meant to be published.
  PERSONAL_DATA_SEEN(
      Effect.NOTES, Found.WORDS, "Look at these columns before you publish the file."),

  /// Columns at the right edge that have no name and no value in any row are left out. Spreadsheets
  /// write them.
  TRAILING_COLUMNS_DROPPED(Effect.NOTES, Found.WORDS, "Nothing has to be done."),

  /// A damaged row that can be read as a row of the table in one way only is mended: a separator or
  /// a quote was lost, added or changed, and the looks of the columns leave no second reading. Each
  /// such row is named.
  ROW_MENDED(
      Effect.NOTES,
      Found.WORDS,
      "Look at the row in what is published, and correct it at its source."),

  /// Of mended rows there are so few that each of them is named. More of them are no accident, and
  /// nobody would look at all of them.
  ROWS_MENDED_TOO_MANY(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Correct the rows at their source, or how they are exported."),

  /// The header stands once. Where it stands again among the rows of a file without a contract it
  /// is left out, as it is no row.
  HEADER_LEFT_OUT(
      Effect.NOTES, Found.WORDS, "Look whether the files that were joined belong together."),

  /// The cells of a row look like those above and below. Where several of them do not, or one looks
  /// like the column beside it, the row is named: its cells may have moved, or it may be none of
  /// the table's.
  ROW_UNLIKE_OTHERS(
      Effect.NOTES, Found.WORDS, "Look whether each cell of the row is in its column."),

  /// Rows of a single cell below the table of a file without a contract are remarks. They are not
  /// published.
  ROWS_BELOW_TABLE(Effect.NOTES, Found.WORDS, "Nothing has to be done, if these rows are no data."),

  /// Rows above the header of a file without a contract are titles. They are not published.
  ROWS_ABOVE_HEADER(
      Effect.NOTES, Found.WORDS, "Nothing has to be done, if these rows are no data."),

  /// Blank lines are no rows, and neither are rows of empty cells where a field needs a value in
  /// every row. They count in row numbers, as in a spreadsheet. In a table of one column that may
  /// lack values, a blank line is a row without one, as long as a row with a value follows.
  BLANK_LINES_SKIPPED(Effect.NOTES, Found.WORDS, "Nothing has to be done."),

  /// A text in which letters were lost before it came here: `?` inside a word, or the sign that
  /// programs put where they could not read a character (U+FFFD). What stood there is nowhere in
  /// the file, so it is published as it stands.
  LETTERS_LOST(
      Effect.NOTES,
      Found.DATA,
      "Export the file again in UTF-8, from where the letters are still right."),

  /// A text that was UTF-8 once and was read in another encoding before it came here (`Ä€` for
  /// `Ā`). It is published as it stands: what was meant is only likely.
  LETTERS_GARBLED(
      Effect.NOTES,
      Found.DATA,
      "Export the file again in UTF-8, from where the letters are still right."),

  /// A text with characters that cannot be seen: zero width spaces, soft hyphens, marks of the
  /// direction of writing, control characters. It is published as it stands, but such texts look
  /// alike and are not equal.
  CHARACTER_INVISIBLE(Effect.NOTES, Found.WORDS, "Remove the character where it is not meant."),

  /// A text in which letters and their accents are characters of their own (Unicode NFD), as some
  /// programs of the Mac write them. It is published as it stands, but is not equal to the same
  /// text with letters in one piece.
  LETTERS_DECOMPOSED(Effect.NOTES, Found.DATA, "Write the text in Unicode's form NFC."),

  /// A text that a spreadsheet would take for a formula, perhaps one that starts a program. It is
  /// published as it stands, since the hub never runs it, but whoever opens the file may.
  FORMULA_LIKE(
      Effect.NOTES,
      Found.DATA,
      "Nothing has to be done, if the text is meant; else look where it came from."),

  /// Lines end in more than one way (LF, CRLF, CR). All of them are read; the mixture often comes
  /// from joining files, so a look at the seams is worth while.
  LINE_ENDS_MIXED(
      Effect.NOTES,
      Found.WORDS,
      "Nothing has to be done, if the file was not joined together by mistake."),

  /// A document or a workbook tells an empty text from no value; a table as text does not. Both are
  /// read as what the contract's missing values say of an empty cell: as no value, unless they say
  /// otherwise.
  TEXTS_EMPTY(
      Effect.NOTES,
      Found.WORDS,
      "Nothing has to be done, if an empty text means that there is no value."),

  /// The file's name says what the file is. One that does not is read by its bytes all the same.
  FORMAT_BELIES_NAME(
      Effect.NOTES, Found.WORDS, "Name the file by what it is, so that people can open it."),

  /// Nothing else is in the file but the table that was read. Other sheets of a workbook are not.
  TABLES_NOT_READ(
      Effect.NOTES, Found.DATA, "Send other tables as datasets of their own, if they are data."),

  /// What is published is what a person sees. Hidden rows, columns and sheets are data too and are
  /// read like all others.
  ROWS_HIDDEN(
      Effect.NOTES, Found.WORDS, "Take out what is hidden before export, if it is not meant."),

  /// Values are values. Of a formula its stored result is read; whether that is up to date, the
  /// file does not tell.
  FORMULAS_READ(Effect.NOTES, Found.WORDS, "Let the program calculate everything before saving."),

  /// The file begins with a byte order mark. It is no part of the first column's name and is left
  /// out.
  BYTE_ORDER_MARK(Effect.NOTES, Found.WORDS, "Nothing has to be done."),

  /// Geometries follow the recommendations of GeoJSON too (RFC 7946 §3.1): outer rings run
  /// counterclockwise, no collection holds one geometry alone or another collection. They are
  /// published as they stand.
  GEOMETRY_UNUSUAL(
      Effect.NOTES,
      Found.WORDS,
      "Nothing has to be done; a map reads these geometries all the same."),

  /// Foreign keys are checked where the other dataset is at hand. Outside of a hub, as in `aprite
  /// check`, nothing can be told about them.
  FOREIGN_KEY_UNCHECKED(
      Effect.NOTES,
      Found.WORDS,
      "Nothing has to be done; the hub checks it when it gets the file."),

  // The contract

  /// A contract is no larger than 1 MiB.
  CONTRACT_TOO_LARGE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Shorten the contract; long lists of values are better published as a dataset of their own."),

  /// A contract is one JSON object in UTF-8 (RFC 8259), nested no deeper than 32 levels.
  CONTRACT_NOT_JSON(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Correct the JSON at this place; an editor that knows JSON marks it."),

  /// No name stands twice in one object (RFC 8259 §4: what readers make of it is unpredictable).
  CONTRACT_DUPLICATE_PROPERTY(Effect.REFUSES_FILE, Found.WORDS, "Remove one of the two."),

  /// A property that a contract needs is there.
  CONTRACT_MISSING_PROPERTY(Effect.REFUSES_FILE, Found.WORDS, "Add the property."),

  /// A property is one that the Data Package specification or Aprite defines. A misspelt one would
  /// be a promise that nobody keeps.
  CONTRACT_UNKNOWN_PROPERTY(
      Effect.REFUSES_FILE, Found.WORDS, "Correct the spelling, or remove the property."),

  /// A property holds what it is defined to hold.
  CONTRACT_BAD_VALUE(Effect.REFUSES_FILE, Found.DATA, "Correct the value."),

  /// A contract asks for nothing that Data Package defines and Aprite does not do (types `any` and
  /// `list`, lists of values of JSON, rows of comments). To accept it and do nothing would be a
  /// false promise.
  CONTRACT_UNSUPPORTED(
      Effect.REFUSES_FILE, Found.DATA, "Remove it, or say it in another way that Aprite supports."),

  /// No two fields have the same name, also when upper and lower case are taken as one: many
  /// databases do.
  CONTRACT_DUPLICATE_FIELD(Effect.REFUSES_FILE, Found.DATA, "Give each field a name of its own."),

  /// A field that a key or a layout names is in the schema.
  CONTRACT_UNKNOWN_FIELD(
      Effect.REFUSES_FILE, Found.DATA, "Correct the name, or add the field to the schema."),

  /// Bounds, listed values and constants are values of the field's type as they are published
  /// (`1250.00`, `2026-03-31`, `true`), and the bounds leave room for a value.
  CONTRACT_VALUE_NOT_OF_TYPE(
      Effect.REFUSES_FILE, Found.DATA, "Write the value as it would be published."),

  /// A pattern is a regular expression that is regular: the part of `java.util.regex` without
  /// lookaround, back references, flags, lazy and possessive repetitions. It is held against the
  /// whole cell in time proportional to the cell, so that no pattern can stall the hub (CWE-1333).
  CONTRACT_UNSAFE_PATTERN(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Write the pattern with simple repetitions, or list the values with `enum`."),

  /// A condition across columns is one in the language of conditions, about fields of the contract,
  /// and puts no values together that are of different kinds. That is checked before a row is read,
  /// so that no file is refused because of a mistake in its contract.
  CONTRACT_CONDITION(
      Effect.REFUSES_FILE, Found.DATA, "Correct the condition at the character that is named."),

  /// No two layouts have the same id, and no two describe files that could not be told apart.
  CONTRACT_LAYOUTS_ALIKE(
      Effect.REFUSES_FILE,
      Found.DATA,
      "Make one layout of the two, or state what tells their files apart."),

  /// Every layout says exactly once where each published field comes from: a source column, a
  /// constant, or absent with a reason. A field forgotten would be published empty.
  CONTRACT_LAYOUT_INCOMPLETE(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Add the field to the layout's `fields`, with `source`, `constant` or `absent`."),

  /// A layout says once what becomes of a field and of a source column: a column is mapped to one
  /// field, or ignored.
  CONTRACT_MAPPED_TWICE(Effect.REFUSES_FILE, Found.DATA, "Remove all but one of the entries."),

  /// A draft is registered when a person has answered each question in it. What could not be
  /// concluded from the files is not published as if it had been agreed.
  CONTRACT_QUESTION_OPEN(
      Effect.REFUSES_FILE,
      Found.WORDS,
      "Decide, change the draft where the question points to, and write your decision into the"
          + " question's `answer`."),
  ;

  /// What a broken rule does to the submission.
  public enum Effect {
    /// Nothing is published.
    REFUSES_FILE,
    /// Nothing is published before a person has looked at it and let it pass.
    HOLDS_FILE,
    /// The row is left out; the file is refused when the contract allows no such row, or fewer.
    REJECTS_ROW,
    /// The receipt says so; publication goes on.
    NOTES
  }

  /// What stands in [Finding#found()] of a rule's findings.
  public enum Found {
    /// Text from the cell or document, as it stands there.
    DATA,
    /// Our words about what was found: `3 cells`.
    WORDS
  }

  private final Effect effect;
  private final Found found;
  private final String advice;

  Rule(Effect effect, Found found, String advice) {
    this.effect = effect;
    this.found = found;
    this.advice = advice;
  }

  public Effect effect() {
    return effect;
  }

  public Found found() {
    return found;
  }

  /// What to do about it, in English: whole sentences for the publisher.
  public String advice() {
    return advice;
  }

  /// The rule's name in reports and addresses: `file-empty`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
