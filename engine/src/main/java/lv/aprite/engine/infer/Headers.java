package lv.aprite.engine.infer;

import java.text.Normalizer;

/// Headers as they are compared: two are the same when they are so in Unicode's NFC and without
/// white space around them, as for the hub.
final class Headers {
  private Headers() {}

  static String common(String header) {
    return Normalizer.normalize(header, Normalizer.Form.NFC)
        .replaceAll("^[\\p{Z}\\s]+|[\\p{Z}\\s]+$", "");
  }
}
