package lv.aprite.engine.run;

import java.io.IOException;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.work.Scratch;

/// Takes a file to its verdict and its distributions.
///
/// One engine does one run at a time. Whatever is wrong with the data is in the report; an
/// `IOException` is wrong with us, and leaves no output. The engine closes neither scratch nor
/// source.
public final class Engine {
  private final Settings settings;
  private final Scratch scratch;
  private final Progress progress;

  public Engine(Settings settings, Scratch scratch, Progress progress) {
    this.settings = settings;
    this.scratch = scratch;
    this.progress = progress;
  }

  /// Reads the file by the contract. When it is publishable the three distributions are committed,
  /// otherwise none; rejected rows are committed whenever there are any.
  public Report publish(Source source, Contract contract, Outputs outputs) throws IOException {
    return read(source);
  }

  /// The same report without any output; it names no distributions.
  public Report check(Source source, Contract contract) throws IOException {
    return read(source);
  }

  /// Does without a contract: encoding, dialect and types are found in the whole file.
  public Report convert(Source source, Typing typing, Outputs outputs) throws IOException {
    return read(source);
  }

  /// The same report as [#convert] gives, without any output.
  public Report check(Source source, Typing typing) throws IOException {
    return read(source);
  }

  private Report read(Source source) {
    throw new UnsupportedOperationException(source.name() + settings + scratch + progress);
  }
}
