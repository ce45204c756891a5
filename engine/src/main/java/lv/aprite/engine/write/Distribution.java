package lv.aprite.engine.write;

/// One published file, as written.
///
/// @param sha256 lower-case hex
public record Distribution(Format format, long sizeBytes, String sha256) {}
