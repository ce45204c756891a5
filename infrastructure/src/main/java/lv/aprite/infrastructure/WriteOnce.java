package lv.aprite.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;

/// What the store itself refuses, whoever asks, be it a mistake of ours: overwriting or deleting an
/// entry of a log or a contract, and deleting published data.
///
/// In a pattern `*` also stands for slashes, and `?` for any one character: entries are eight
/// digits long, and nothing else that lies in those places is.
final class WriteOnce {
  private static final String ENTRY = "????????.json";
  private static final List<String> OPEN = List.of("log/*/*/" + ENTRY);
  private static final List<String> RESTRICTED =
      List.of(
          "contracts/*/*/" + ENTRY,
          "submissions/*/*/*/" + ENTRY,
          "withdrawals/*/*/" + ENTRY,
          // When an order was given, under an id of its own.
          "orders/*.json");
  private static final List<String> DELETIONS =
      List.of("s3:DeleteObject", "s3:DeleteObjectVersion");

  private WriteOnce() {}

  /// @param removers who may delete data: the roles that withdraw
  static void enforce(Buckets buckets, IRole... removers) {
    protect(buckets.open(), OPEN);
    protect(buckets.restricted(), RESTRICTED);
    buckets
        .open()
        .addToResourcePolicy(
            deny("OnlyWithdrawalDeletesData", DELETIONS, keys(buckets.open(), List.of("data/*")))
                .conditions(
                    Map.of(
                        "ArnNotEquals",
                        Map.of(
                            "aws:PrincipalArn",
                            Stream.of(removers).map(IRole::getRoleArn).toList())))
                .build());
  }

  /// A conditional write of a large file can fail at its end and cost all of it, so that only small
  /// documents are written so: in parts there is nothing to write here.
  private static void protect(Bucket bucket, List<String> patterns) {
    List<String> keys = keys(bucket, patterns);
    bucket.addToResourcePolicy(
        deny("EntriesAreCreated", List.of("s3:PutObject"), keys)
            .conditions(Map.of("Null", Map.of("s3:if-none-match", "true")))
            .build());
    bucket.addToResourcePolicy(
        deny("EntriesAreWhole", List.of("s3:PutObject"), keys)
            .conditions(Map.of("Bool", Map.of("s3:ObjectCreationOperation", "false")))
            .build());
    bucket.addToResourcePolicy(deny("EntriesStay", DELETIONS, keys).build());
  }

  private static PolicyStatement.Builder deny(String sid, List<String> actions, List<String> keys) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(actions)
        .resources(keys);
  }

  private static List<String> keys(Bucket bucket, List<String> patterns) {
    return patterns.stream().map(bucket::arnForObjects).toList();
  }
}
