package lv.aprite.engine.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Source;

/// Workbooks of Excel 5 to 2003 (MS-XLS). Such a file is held in memory; it has a bound.
final class XlsFormat implements Forms.Format {
  private static final int FILE_BYTES_MAX = 96 << 20;
  private static final int BOF = 0x809;
  private static final int END = 0x0A;
  private static final int BIFF8 = 0x600;
  private static final int BIFF5 = 0x500;

  private static final int CODE_PAGE = 0x42;
  private static final int DATE_MODE = 0x22;
  private static final int PASSWORD = 0x2F;
  private static final int FORMAT = 0x41E;
  private static final int STYLE = 0xE0;
  private static final int SHEET = 0x85;
  private static final int SHARED_TEXTS = 0xFC;

  @Override
  public Optional<TableFile.Looked> look(Source source, byte[] head, Limits limits)
      throws IOException {
    if (!OleFile.is(head)) {
      return isOlder(head)
          ? Optional.of(new TableFile.Looked.Broken(other("a workbook older than Excel 5")))
          : Optional.empty();
    }
    try {
      OleFile file = new OleFile(bytes(source, limits));
      if (file.names().contains("EncryptedPackage")) {
        return Optional.of(new TableFile.Looked.Broken(OdsFormat.encrypted()));
      }
      Optional<String> stream =
          file.names().stream()
              .filter(name -> name.equalsIgnoreCase("Workbook") || name.equalsIgnoreCase("Book"))
              // A file for two versions has both; the newer one can hold more.
              .max(Comparator.comparingInt(String::length));
      return Optional.of(
          stream.isPresent()
              ? read(file.stream(stream.get()), limits)
              : new TableFile.Looked.Broken(other("a document of another program")));
    } catch (IOException | RuntimeException e) {
      return Optional.of(new TableFile.Looked.Broken(Damaged.finding(e)));
    }
  }

  /// Excel 2 to 4 wrote their records without a compound file around them.
  private static boolean isOlder(byte[] head) {
    return head.length > 8
        && head[0] == 9
        && (head[1] == 0 && head[2] == 4 || (head[1] == 2 || head[1] == 4) && head[2] == 6)
        && head[3] == 0;
  }

  private static Finding other(String found) {
    return new Finding(
        Rule.FORMAT_NOT_TEXT, new Location.File(), "a workbook in XLSX, XLS or ODS", found);
  }

  private static byte[] bytes(Source source, Limits limits) throws IOException {
    try (InputStream in = source.open()) {
      byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
      if (bytes.length > FILE_BYTES_MAX) {
        throw new Damaged(limits.beyond(0, FILE_BYTES_MAX + " bytes of an XLS workbook", "more"));
      }
      return bytes;
    }
  }

  private record Listed(String name, boolean visible, boolean cells, int offset) {}

  /// What stands before the sheets.
  private static final class Globals {
    final Map<Integer, NumberFormat> custom = new HashMap<>();
    final List<Integer> formatIds = new ArrayList<>();
    final List<Listed> sheets = new ArrayList<>();
    final SharedTexts texts;
    boolean from1904;
    Charset charset = StandardCharsets.ISO_8859_1;
    boolean locked;

    Globals(Limits limits) {
      texts = new SharedTexts(limits);
    }

    List<NumberFormat> formats() {
      return formatIds.stream()
          .map(id -> custom.containsKey(id) ? custom.get(id) : NumberFormat.builtIn(id))
          .toList();
    }
  }

  private static TableFile.Looked read(byte[] stream, Limits limits) throws IOException {
    BiffRecords plain = new BiffRecords(stream, true, StandardCharsets.ISO_8859_1);
    int version = plain.isAt(0) && plain.type(0) == BOF ? plain.u16(4) : 0;
    if (version != BIFF8 && version != BIFF5) {
      return new TableFile.Looked.Broken(other("a workbook of an unknown version"));
    }
    Globals globals = new Globals(limits);
    BiffRecords records = plain.in(version == BIFF8, globals.charset);
    int record = 0;
    while (records.isAt(record) && records.type(record) != END) {
      if (records.type(record) == CODE_PAGE && version == BIFF5) {
        globals.charset = charset(records.u16(record + 4));
        records = records.in(false, globals.charset);
      }
      global(records, record, globals);
      if (globals.locked) {
        return new TableFile.Looked.Broken(OdsFormat.encrypted());
      }
      record = records.next(record);
    }
    List<Workbook.Sheet> sheets = new ArrayList<>();
    for (Listed one : globals.sheets) {
      XlsSheet.Cells cells =
          new XlsSheet.Cells(
              records, globals.texts, globals.formats(), new Serials(globals.from1904));
      boolean filled = one.cells && XlsSheet.index(records, one.offset, limits).length > 0;
      TableFile.Table table =
          one.cells
              ? new SheetStream(one.name, one.offset, cells, limits)
              : new XlsxFormat.NoCells(one.name);
      sheets.add(new Workbook.Sheet(one.name, one.visible, filled, table));
    }
    return new TableFile.Looked.Fits(new Workbook(FileFormat.XLS, sheets));
  }

  private static Charset charset(int codePage) throws IOException {
    // 0x8000 and 0x8001 stand for Mac Roman and for Windows.
    String name =
        switch (codePage) {
          case 0x8000, 10000 -> "x-MacRoman";
          case 0x8001, 1252 -> "windows-1252";
          case 367 -> "US-ASCII";
          case 437, 850, 852, 855, 857, 860, 861, 862, 863, 864, 865, 866, 869, 737, 775 ->
              "IBM" + codePage;
          case 932 -> "windows-31j";
          case 936 -> "GBK";
          case 949 -> "x-windows-949";
          case 950 -> "Big5";
          case 1200 -> "UTF-16LE";
          default -> "windows-" + codePage;
        };
    if (!Charset.isSupported(name)) {
      throw new Damaged("a code page that is known", String.valueOf(codePage));
    }
    return Charset.forName(name);
  }

  private static void global(BiffRecords records, int record, Globals globals) throws IOException {
    int at = record + 4;
    switch (records.type(record)) {
      case PASSWORD -> globals.locked = true;
      case DATE_MODE -> globals.from1904 = records.u16(at) == 1;
      case FORMAT ->
          globals.custom.put(
              records.u16(at), NumberFormat.of(records.text(record, at + 2, !records.isUnicode())));
      case STYLE -> globals.formatIds.add(records.u16(at + 2));
      case SHEET ->
          globals.sheets.add(
              new Listed(
                  records.text(record, at + 6, true),
                  (records.u8(at + 4) & 3) == 0,
                  records.u8(at + 5) == 0,
                  records.i32(at)));
      case SHARED_TEXTS -> {
        int count = records.i32(at + 4);
        BiffRecords.Texts texts = records.new Texts(record, at + 8);
        // The count may be too high; a cell that refers to a text that is not there is found.
        for (int i = 0; i < count && texts.hasNext(); i++) {
          globals.texts.add(texts.next());
        }
      }
      default -> {}
    }
  }

  private record SheetStream(String name, int offset, XlsSheet.Cells cells, Limits limits)
      implements TableFile.Table {
    @Override
    public TableReader open(Findings remarks) {
      return new XlsSheet(cells, offset, new SheetRemarks(remarks), limits);
    }
  }
}
