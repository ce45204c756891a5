package lv.aprite.publication.submission;

import lv.aprite.publication.store.Keys;

/// One upload. Its identity is the act of uploading, not the content.
///
/// @param id unique within the dataset, made from the store's own identity of the upload: a slug of
///   `a-z0-9-`
/// @param fileName as the publisher named it
/// @param sourceKey where its bytes are, in the store that the shell takes uploads from
/// @param version the version of that key
public record Submission(
    DatasetId dataset,
    String id,
    String fileName,
    String sourceKey,
    String version,
    long sizeBytes,
    UploadOrder order) {
  public Submission {
    if (!DatasetId.isSlug(id)) {
      throw new IllegalArgumentException(
          "submission: expected an id of 1 to 63 of a-z, 0-9 and -, not beginning with -");
    }
    Keys.check(sourceKey);
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("submission: expected 0 bytes or more");
    }
  }
}
