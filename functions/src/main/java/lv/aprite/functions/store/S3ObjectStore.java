package lv.aprite.functions.store;

import static lv.aprite.functions.store.Calls.attempt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.store.Keys;
import lv.aprite.publication.store.ObjectStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// An [ObjectStore] over one bucket of S3, with versions or without.
///
/// A version is S3's version; where the bucket keeps none it is the tag, which is told apart by its
/// quotes. Times are S3's `LastModified`: of a multipart upload that is when it was begun, and the
/// current version is the upload that began last. A key that is not safe (see [Keys]) is in no
/// listing: only others than the hub could have put it there.
///
/// The role needs `s3:ListBucket`, without which an absent key looks forbidden, and
/// `s3:ListBucketVersions`.
public final class S3ObjectStore implements ObjectStore {
  /// More conflicts in a row than there can be writers in one place.
  private static final int CONFLICTS_MAX = 20;

  private final S3Client s3;
  private final String bucket;

  /// @param s3 stays the caller's to close
  public S3ObjectStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public Lookup read(String key) {
    Keys.check(key);
    return attempt(
        "read",
        key,
        () -> {
          try (var in = s3.getObject(request -> request.bucket(bucket).key(key))) {
            Stat stat = stat(key, in.response(), in.response().contentLength());
            if (stat.sizeBytes() > DOCUMENT_BYTES_MAX) {
              in.abort();
            }
            checkSize(key, stat.sizeBytes());
            byte[] bytes = in.readAllBytes();
            if (bytes.length != stat.sizeBytes()) {
              throw new IOException(
                  "expected " + stat.sizeBytes() + " bytes, found " + bytes.length);
            }
            return new Lookup.Found(stat, bytes);
          } catch (S3Exception e) {
            if (Calls.isAbsent(e)) {
              return new Lookup.Absent();
            }
            throw e;
          }
        });
  }

  @Override
  public Stats stat(String key) {
    Keys.check(key);
    return attempt(
        "look at",
        key,
        () -> {
          Optional<Stat> found = head(HeadObjectRequest.builder().bucket(bucket).key(key).build());
          return found.isPresent() ? new Stats.Present(found.get()) : new Stats.Absent();
        });
  }

  @Override
  public Opened open(String key, String version, long offset) {
    Keys.check(key);
    if (offset < 0) {
      throw new IllegalArgumentException("offset: expected 0 or more, found " + offset);
    }
    return attempt(
        "open",
        key,
        () -> {
          try {
            return openAt(key, version, offset);
          } catch (S3Exception e) {
            if (Calls.isNoVersion(e) || Calls.isRefused(e)) {
              return new Opened.Absent();
            }
            if (Calls.isDenied(e)) {
              return new Opened.Denied();
            }
            throw e;
          }
        });
  }

  private Opened openAt(String key, String version, long offset) {
    try {
      ResponseInputStream<GetObjectResponse> in = get(key, version, offset);
      Stat stat = stat(key, in.response(), offset + in.response().contentLength());
      S3Stream.Reopening again = from -> get(key, version, from);
      return new Opened.Stream(stat, new S3Stream(again, in, offset, stat.sizeBytes()));
    } catch (S3Exception e) {
      if (!Calls.isBeyondTheEnd(e)) {
        throw e;
      }
      var request = HeadObjectRequest.builder().bucket(bucket).key(key);
      if (isTag(version)) {
        request.ifMatch(version);
      } else {
        request.versionId(version);
      }
      Optional<Stat> stat = head(request.build());
      return stat.isPresent()
          ? new Opened.Stream(stat.get(), InputStream.nullInputStream())
          : new Opened.Absent();
    }
  }

  private ResponseInputStream<GetObjectResponse> get(String key, String version, long offset) {
    return s3.getObject(request -> {
      request.bucket(bucket).key(key);
      if (isTag(version)) {
        request.ifMatch(version);
      } else {
        request.versionId(version);
      }
      if (offset > 0) {
        request.range("bytes=" + offset + "-");
      }
    });
  }

  @Override
  public List<Listed> list(String prefix, String after, int pageMax) {
    Keys.checkPrefix(prefix);
    if (pageMax < 1 || pageMax > PAGE_MAX) {
      throw new IllegalArgumentException(
          "page: expected 1 to " + PAGE_MAX + " keys, found " + pageMax);
    }
    return attempt(
        "list",
        prefix,
        () -> {
          List<Listed> page = new ArrayList<>();
          String from = after;
          boolean isMore = true;
          while (isMore && page.size() < pageMax) {
            ListObjectsV2Response found = listFrom(prefix, from, pageMax);
            for (S3Object object : found.contents()) {
              if (Keys.isSafe(object.key()) && page.size() < pageMax) {
                page.add(
                    new Listed(object.key(), object.size(), toTheSecond(object.lastModified())));
              }
            }
            isMore = found.isTruncated() && !found.contents().isEmpty();
            from = isMore ? found.contents().getLast().key() : from;
          }
          return page;
        });
  }

  private ListObjectsV2Response listFrom(String prefix, String after, int pageMax) {
    return s3.listObjectsV2(request -> {
      request.bucket(bucket).prefix(prefix).maxKeys(pageMax).encodingType(EncodingType.URL);
      if (!after.isEmpty()) {
        request.startAfter(after);
      }
    });
  }

  @Override
  public List<Stat> versions(String key) {
    Keys.check(key);
    return attempt(
        "list the versions of",
        key,
        () -> {
          List<Stat> versions = new ArrayList<>();
          eachPageOfVersions(
              key, page -> own(page.versions(), key).forEach(found -> versions.add(stat(found))));
          // S3 lists the newest first.
          return versions.reversed();
        });
  }

  private static List<ObjectVersion> own(List<ObjectVersion> versions, String key) {
    return versions.stream().filter(version -> version.key().equals(key)).toList();
  }

  /// Of all keys that begin with this one, it comes first.
  private void eachPageOfVersions(String key, Consumer<ListObjectVersionsResponse> each) {
    Optional<ListObjectVersionsResponse> last = Optional.empty();
    do {
      Optional<ListObjectVersionsResponse> before = last;
      ListObjectVersionsResponse page =
          s3.listObjectVersions(request -> {
            request.bucket(bucket).prefix(key).encodingType(EncodingType.URL);
            before.ifPresent(seen ->
                request
                    .keyMarker(seen.nextKeyMarker())
                    .versionIdMarker(seen.nextVersionIdMarker()));
          });
      each.accept(page);
      last = Optional.of(page);
    } while (last.get().isTruncated() && key.equals(last.get().nextKeyMarker()));
  }

  @Override
  public Creation create(String key, byte[] bytes, String mediaType) {
    PutObjectRequest request = put(key, bytes, mediaType).toBuilder().ifNoneMatch("*").build();
    return attempt(
        "create",
        key,
        () -> {
          return putIf(request, bytes).isPresent() ? new Creation.Created() : new Creation.Exists();
        });
  }

  @Override
  public Replacement replace(String key, byte[] bytes, String mediaType, String etag) {
    PutObjectRequest request = put(key, bytes, mediaType).toBuilder().ifMatch(etag).build();
    return attempt(
        "replace",
        key,
        () -> {
          Optional<PutObjectResponse> written = putIf(request, bytes);
          if (written.isEmpty()) {
            return new Replacement.Changed();
          }
          checkStands(key, written.get());
          return new Replacement.Replaced();
        });
  }

  private PutObjectRequest put(String key, byte[] bytes, String mediaType) {
    Keys.check(key);
    checkSize(key, bytes.length);
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(key)
        .contentType(mediaType)
        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
        .checksumCRC32(Checksum.of(bytes, bytes.length))
        .build();
  }

  /// S3 lets one of several replace an object; emulators have been seen to let two, of which one
  /// would believe in what is not there.
  private void checkStands(String key, PutObjectResponse written) throws IOException {
    var look = HeadObjectRequest.builder().bucket(bucket).key(key).ifMatch(written.eTag());
    if (head(look.build()).isEmpty()) {
      throw new IOException("another one replaced it at the same time");
    }
  }

  /// What was answered; nothing when the condition did not hold.
  private Optional<PutObjectResponse> putIf(PutObjectRequest request, byte[] bytes)
      throws IOException {
    RequestBody body =
        RequestBody.fromContentProvider(
            () -> new ByteArrayInputStream(bytes), bytes.length, request.contentType());
    for (int conflicts = 0; conflicts < CONFLICTS_MAX; conflicts++) {
      try {
        return Optional.of(s3.putObject(request, body));
      } catch (S3Exception e) {
        if (Calls.isRefused(e) || Calls.isAbsent(e)) {
          if (Calls.wasTriedBefore(e)) {
            throw new IOException("an earlier try may have been the one that succeeded", e);
          }
          return Optional.empty();
        }
        if (!Calls.isConflict(e)) {
          throw e;
        }
      }
    }
    throw new IOException("others wrote it all the time");
  }

  @Override
  public Sink write(String key, String mediaType) {
    return new S3Sink(s3, bucket, Keys.check(key), mediaType);
  }

  @Override
  public void delete(String key) {
    Keys.check(key);
    attempt(
        "delete",
        key,
        () -> {
          List<String> versions = new ArrayList<>();
          List<String> marks = new ArrayList<>();
          eachPageOfVersions(
              key,
              page -> {
                own(page.versions(), key).forEach(found -> versions.add(found.versionId()));
                page.deleteMarkers().stream()
                    .filter(mark -> mark.key().equals(key))
                    .forEach(mark -> marks.add(mark.versionId()));
              });
          // The oldest first, and marks of deletion last: no earlier version serves in between.
          versions.reversed().forEach(version -> deleteNow(key, version));
          marks.forEach(version -> deleteNow(key, version));
          return true;
        });
  }

  private void deleteNow(String key, String versionId) {
    s3.deleteObject(request -> request.bucket(bucket).key(key).versionId(versionId));
  }

  @Override
  public void deleteVersion(String key, String version) {
    Keys.check(key);
    attempt(
        "delete",
        key,
        () -> {
          try {
            if (isTag(version)) {
              s3.deleteObject(request -> request.bucket(bucket).key(key).ifMatch(version));
            } else {
              deleteNow(key, version);
            }
          } catch (S3Exception e) {
            if (!Calls.isNoVersion(e) && !Calls.isRefused(e)) {
              throw e;
            }
          }
          return true;
        });
  }

  /// Removes what sinks left behind that were neither committed nor discarded, because their
  /// process was killed. What has begun since is left alone.
  ///
  /// @return how many there were
  public int discardUnfinished(String prefix, Instant beganBefore) {
    Keys.checkPrefix(prefix);
    return attempt(
        "discard unfinished uploads below",
        prefix,
        () -> {
          int discarded = 0;
          Optional<ListMultipartUploadsResponse> last = Optional.empty();
          do {
            Optional<ListMultipartUploadsResponse> before = last;
            ListMultipartUploadsResponse page =
                s3.listMultipartUploads(request -> {
                  request.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL);
                  before.ifPresent(seen ->
                      request
                          .keyMarker(seen.nextKeyMarker())
                          .uploadIdMarker(seen.nextUploadIdMarker()));
                });
            for (MultipartUpload upload : page.uploads()) {
              if (upload.initiated().isBefore(beganBefore)) {
                S3Sink.abort(s3, bucket, upload.key(), upload.uploadId());
                discarded++;
              }
            }
            last = Optional.of(page);
          } while (last.get().isTruncated());
          return discarded;
        });
  }

  private Optional<Stat> head(HeadObjectRequest request) {
    try {
      HeadObjectResponse found = s3.headObject(request);
      return Optional.of(
          new Stat(
              request.key(),
              version(Optional.ofNullable(found.versionId()), found.eTag()),
              found.eTag(),
              found.contentLength(),
              toTheSecond(found.lastModified())));
    } catch (S3Exception e) {
      if (Calls.isAbsent(e) || Calls.isRefused(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Stat stat(String key, GetObjectResponse found, long sizeBytes) {
    return new Stat(
        key,
        version(Optional.ofNullable(found.versionId()), found.eTag()),
        found.eTag(),
        sizeBytes,
        toTheSecond(found.lastModified()));
  }

  private static Stat stat(ObjectVersion found) {
    return new Stat(
        found.key(),
        version(Optional.ofNullable(found.versionId()), found.eTag()),
        found.eTag(),
        found.size(),
        toTheSecond(found.lastModified()));
  }

  /// A bucket without versions says nothing, or `null` in letters.
  private static String version(Optional<String> versionId, String etag) {
    return versionId.filter(id -> !id.equals("null")).orElse(etag);
  }

  private static boolean isTag(String version) {
    return version.startsWith("\"");
  }

  private static Instant toTheSecond(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static void checkSize(String key, long sizeBytes) {
    if (sizeBytes > DOCUMENT_BYTES_MAX) {
      throw new IllegalArgumentException(
          key
              + ": expected a document of at most "
              + DOCUMENT_BYTES_MAX
              + " bytes, found "
              + sizeBytes);
    }
  }
}
