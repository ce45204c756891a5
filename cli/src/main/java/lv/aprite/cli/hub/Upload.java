package lv.aprite.cli.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import lv.aprite.publication.log.Codec;
import lv.aprite.publication.log.JsonObject;

/// That a file was taken in: the document whose number is the upload's identity and order. The
/// file's own times mean nothing.
///
/// @param fileName as its publisher named it
/// @param beganAt never before that of the upload of the next lower number, whatever the clock does
record Upload(String fileName, Instant beganAt) {
  /// Uploads as documents.
  static final class Documents implements Codec<Upload> {
    private static final String SCHEMA = "https://aprite.lv/schemas/upload-1.0.json";

    @Override
    public byte[] encode(Upload upload) {
      ObjectNode to = JsonObject.empty().put("$schema", SCHEMA);
      to.put("fileName", upload.fileName()).put("beganAt", upload.beganAt().toString());
      return JsonObject.bytes(to);
    }

    @Override
    public Upload decode(byte[] bytes) {
      JsonObject from = JsonObject.parse(bytes, SCHEMA);
      Upload upload = new Upload(from.text("fileName"), from.time("beganAt"));
      from.finish();
      return upload;
    }
  }
}
