package lv.aprite.engine.cell;

import java.nio.charset.StandardCharsets;
import lv.aprite.engine.contract.IsoDuration;

/// Durations of ISO 8601.
public final class DurationForm implements CellForm {
  @Override
  public Parsed read(byte[] bytes, int start, int end, ByteText text) {
    return switch (IsoDuration.read(bytes, start, end)) {
      case IsoDuration.Reading.Malformed() -> Parsed.MALFORMED;
      case IsoDuration.Reading.TooLong() -> Parsed.OUT_OF_RANGE;
      case IsoDuration.Reading.Read(IsoDuration duration) -> {
        byte[] canonical = duration.text().getBytes(StandardCharsets.US_ASCII);
        int from = text.length();
        text.append(canonical, 0, canonical.length);
        yield text.equalsFrom(from, bytes, start, end) ? Parsed.CANONICAL : Parsed.ACCEPTED;
      }
    };
  }
}
