package lv.aprite.publication.submission;

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
    UploadOrder order) {}
