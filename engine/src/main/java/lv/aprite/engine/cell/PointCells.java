package lv.aprite.engine.cell;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import lv.aprite.engine.contract.PointForm;

/// Points: longitude and latitude, as plain numbers (no exponent, no plus, no zeros in front).
/// Their canonical text is `24.1052, 56.9496`, with the digits that the source has.
public final class PointCells implements CellForm {
  private static final int NUMBER_BYTES_MAX = 40;
  private static final byte[] LON = "{\"lon\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LAT = "{\"lat\":".getBytes(StandardCharsets.US_ASCII);

  private final PointForm form;

  public PointCells(PointForm form) {
    this.form = form;
  }

  @Override
  public Parsed read(byte[] bytes, int start, int end, ByteText text) {
    return switch (form) {
      case PAIR -> pair(bytes, start, end, text);
      case ARRAY, OBJECT -> {
        ByteText compact = new ByteText(end - start);
        Parsed parsed = new JsonReader(bytes, start, end, compact).read();
        if (parsed != Parsed.CANONICAL) {
          yield Parsed.MALFORMED;
        }
        boolean array = form == PointForm.ARRAY;
        Parsed point =
            array
                ? array(compact.array(), compact.length(), text)
                : object(compact.array(), compact.length(), text);
        yield point == Parsed.CANONICAL ? Parsed.ACCEPTED : point;
      }
    };
  }

  private static Parsed pair(byte[] bytes, int start, int end, ByteText text) {
    int comma = numberEnd(bytes, start, end);
    if (comma == end || bytes[comma] != ',') {
      return Parsed.MALFORMED;
    }
    int latitude = comma + 1;
    while (latitude < end && bytes[latitude] == ' ') {
      latitude++;
    }
    if (numberEnd(bytes, latitude, end) != end) {
      return Parsed.MALFORMED;
    }
    int from = text.length();
    Parsed parsed = point(bytes, start, comma, latitude, end, text);
    boolean same = parsed.hasValue() && text.equalsFrom(from, bytes, start, end);
    return parsed.hasValue() && !same ? Parsed.ACCEPTED : parsed;
  }

  private static Parsed array(byte[] json, int end, ByteText text) {
    int comma = numberEnd(json, 1, end);
    int close = comma < end ? numberEnd(json, comma + 1, end) : end;
    boolean right = json[0] == '[' && close == end - 1 && json[comma] == ',' && json[close] == ']';
    return right ? point(json, 1, comma, comma + 1, close, text) : Parsed.MALFORMED;
  }

  /// The two members in either order.
  private static Parsed object(byte[] json, int end, ByteText text) {
    boolean lonFirst = isAt(LON, 0, json, 0, end);
    if (!lonFirst && !isAt(LAT, 0, json, 0, end)) {
      return Parsed.MALFORMED;
    }
    int one = LON.length;
    int comma = numberEnd(json, one, end);
    if (comma == end
        || json[comma] != ','
        || !isAt(lonFirst ? LAT : LON, 1, json, comma + 1, end)) {
      return Parsed.MALFORMED;
    }
    int other = comma + LON.length;
    int close = numberEnd(json, other, end);
    if (close != end - 1 || json[close] != '}') {
      return Parsed.MALFORMED;
    }
    return lonFirst
        ? point(json, one, comma, other, close, text)
        : point(json, other, close, one, comma, text);
  }

  /// Whether the words, without their first `without` bytes, stand at the place.
  private static boolean isAt(byte[] words, int without, byte[] json, int at, int end) {
    int length = words.length - without;
    return end - at > length
        && java.util.Arrays.equals(words, without, words.length, json, at, at + length);
  }

  private static Parsed point(
      byte[] bytes, int lon, int lonEnd, int lat, int latEnd, ByteText text) {
    if (lonEnd == lon || latEnd == lat) {
      return Parsed.MALFORMED;
    }
    if (!isWithin(bytes, lon, lonEnd, 180) || !isWithin(bytes, lat, latEnd, 90)) {
      return Parsed.OFF_EARTH;
    }
    number(bytes, lon, lonEnd, text);
    text.append(',');
    text.append(' ');
    number(bytes, lat, latEnd, text);
    return Parsed.CANONICAL;
  }

  private static boolean isWithin(byte[] bytes, int start, int end, int most) {
    String number = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    return new BigDecimal(number).abs().compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  /// Zero has no sign.
  private static void number(byte[] bytes, int start, int end, ByteText text) {
    boolean zero = true;
    for (int i = start; i < end; i++) {
      zero &= bytes[i] < '1' || bytes[i] > '9';
    }
    text.append(bytes, zero && bytes[start] == '-' ? start + 1 : start, end);
  }

  /// The place after a plain number; `start` when there is none.
  private static int numberEnd(byte[] bytes, int start, int end) {
    int first = start < end && bytes[start] == '-' ? start + 1 : start;
    int at = digitsEnd(bytes, first, end);
    if (at == first || at > first + 1 && bytes[first] == '0') {
      return start;
    }
    if (at < end && bytes[at] == '.') {
      int fraction = digitsEnd(bytes, at + 1, end);
      if (fraction == at + 1) {
        return start;
      }
      at = fraction;
    }
    return at - start <= NUMBER_BYTES_MAX ? at : start;
  }

  private static int digitsEnd(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }
}
