package lv.aprite.cli.server;

import lv.aprite.engine.write.Format;

/// The media type of a public file, by its key: a folder remembers none.
final class MediaTypes {
  private MediaTypes() {}

  static String of(String key) {
    String extension = key.substring(key.lastIndexOf('.') + 1);
    return switch (extension) {
      case "csv" -> Format.CSV.mediaType() + ";charset=utf-8;header=present";
      case "parquet" -> Format.PARQUET.mediaType();
      case "json" -> json(key);
      case "jsonld" -> "application/ld+json";
      case "ttl" -> "text/turtle;charset=utf-8";
      case "atom" -> "application/atom+xml";
      case "html" -> "text/html;charset=utf-8";
      case "css" -> "text/css;charset=utf-8";
      case "txt" -> "text/plain;charset=utf-8";
      default -> "application/octet-stream";
    };
  }

  private static String json(String key) {
    if (key.startsWith("feeds/")) {
      return "application/feed+json";
    }
    if (key.startsWith("catalog/datasets/")) {
      return "application/ld+json";
    }
    return Format.JSON.mediaType();
  }
}
