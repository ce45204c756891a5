package lv.aprite.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.publication.submission.DatasetId;

/// What the demonstration's publishers have: their datasets, contracts and files. The same bytes
/// each time.
public final class Samples {
  public static final DatasetId REGISTER = new DatasetId("registrs", "register");
  public static final DatasetId TURNOVER = new DatasetId("statistika", "turnover");
  public static final DatasetId STOPS = new DatasetId("satiksme", "stops");

  private Samples() {}

  /// A file as a publisher drops it.
  ///
  /// @param form how it is written, in words
  /// @param rows that a reader should find in it
  @SuppressWarnings("ArrayRecordComponent") // made once, written once
  public record Sample(DatasetId dataset, String fileName, String form, int rows, byte[] bytes) {}

  public static Contract registerContract() {
    return contract("register-1.0.0");
  }

  /// The same dataset with one more layout: for the file that comes from November on.
  public static Contract registerContractFromNovember() {
    return contract("register-1.1.0");
  }

  public static Contract turnoverContract() {
    return contract("turnover-1.0.0");
  }

  public static Contract stopsContract() {
    return contract("stops-1.0.0");
  }

  public static Sample register() {
    return new Sample(
        REGISTER,
        "uzņēmumi_2026-10.csv",
        "windows-1257, semicolons, dd.mm.yyyy, a title above the header",
        SampleFiles.COMPANIES,
        SampleFiles.register());
  }

  public static Sample registerNextMonth() {
    return new Sample(
        REGISTER,
        "uzņēmumi_2026-11.csv",
        "from a new system: columns renamed, in another order, one more",
        SampleFiles.COMPANIES_NEXT_MONTH,
        SampleFiles.registerNextMonth());
  }

  public static Sample registerBroken() {
    return new Sample(
        REGISTER,
        "uzņēmumi_2026-12.csv",
        "the same form, but something went wrong in seven rows",
        SampleFiles.COMPANIES_NEXT_MONTH,
        SampleFiles.registerBroken());
  }

  /// What the officer drops after she corrected the bad rows.
  ///
  /// @param rejected the rows that came back
  public static Sample registerCorrected(byte[] rejected) {
    return new Sample(
        REGISTER,
        "uzņēmumi_2026-12.rejected.csv",
        "the rows that came back, put right",
        SampleFiles.COMPANIES_NEXT_MONTH,
        SampleFiles.registerCorrected(rejected));
  }

  public static Sample registerWithPersonalCodes() {
    return new Sample(
        REGISTER,
        "uzņēmumi_2027-01.csv",
        "the same form, with personal codes in some addresses",
        SampleFiles.COMPANIES_NEXT_MONTH,
        SampleFiles.registerWithPersonalCodes());
  }

  public static Sample turnover() {
    return new Sample(
        TURNOVER,
        "apgrozījums.csv",
        "UTF-8, semicolons, decimal comma, thousands by no-break space",
        SampleFiles.TURNOVER_ROWS,
        SampleFiles.turnover());
  }

  public static Sample stops() {
    return new Sample(STOPS, "stops.csv", "UTF-8, commas", SampleFiles.STOPS, SampleFiles.stops());
  }

  private static Contract contract(String name) {
    String resource = "/demo/" + name + ".json";
    try (InputStream bytes = Samples.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException(resource + ": expected it in the program's own files");
      }
      return switch (ContractCodec.decode(bytes.readAllBytes())) {
        case Decoding.Decoded<Contract>(Contract contract) -> contract;
        case Decoding.Broken<Contract>(var findings) ->
            throw new IllegalStateException(resource + ": " + findings);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
