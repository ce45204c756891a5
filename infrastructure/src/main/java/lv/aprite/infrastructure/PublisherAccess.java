package lv.aprite.infrastructure;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.SessionTagsPrincipal;

/// What a publisher may do, whichever it is: the tag `publisher` of who asks says under which
/// prefix. So registering a publisher needs no deployment. Who has no such tag may do nothing,
/// because a condition or a resource with a tag that is not there holds for nobody.
final class PublisherAccess {
  private static final String SELF = "${aws:PrincipalTag/publisher}";

  private final ManagedPolicy policy;
  private final Role role;

  PublisherAccess(Stack stack, Settings settings, Buckets buckets, Topics topics) {
    policy =
        ManagedPolicy.Builder.create(stack, "PublisherPolicy")
            .managedPolicyName(settings.named("publisher"))
            .description("Upload under one's own prefix, and read one's own receipts")
            .statements(
                List.of(
                    upload(buckets),
                    lookAtUploads(buckets),
                    readReceipts(buckets),
                    lookAtReceipts(buckets),
                    subscribe(topics)))
            .build();
    role =
        Role.Builder.create(stack, "PublisherRole")
            .roleName(settings.named("publisher"))
            .description("For a session with the tag publisher that its caller has too")
            .assumedBy(whoHasTheTag(stack))
            .managedPolicies(List.of(policy))
            .build();
    Reasons.ofPublishers(policy);
  }

  /// For whoever has the tag itself, such as a user of the hub's account.
  ManagedPolicy policy() {
    return policy;
  }

  /// For short-lived credentials.
  Role role() {
    return role;
  }

  /// Someone of the hub's account, and only with its own tag: it could else be anyone. Tags of
  /// other accounts say nothing, their owners set them as they like.
  private static SessionTagsPrincipal whoHasTheTag(Stack stack) {
    return new SessionTagsPrincipal(
        new PrincipalWithConditions(
            new AccountPrincipal(stack.getAccount()),
            Map.of("StringEquals", Map.of("aws:RequestTag/publisher", SELF))));
  }

  private static PolicyStatement upload(Buckets buckets) {
    return statement(
            "Upload", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts")
        .resources(List.of(buckets.inbox().arnForObjects(SELF + "/*")))
        .build();
  }

  private static PolicyStatement lookAtUploads(Buckets buckets) {
    return statement("LookAtUploads", "s3:ListBucket", "s3:ListBucketMultipartUploads")
        .resources(List.of(buckets.inbox().getBucketArn()))
        .conditions(Map.of("StringLike", Map.of("s3:prefix", SELF + "/*")))
        .build();
  }

  private static PolicyStatement readReceipts(Buckets buckets) {
    String own = "submissions/" + SELF + "/*/";
    return statement("ReadReceipts", "s3:GetObject")
        .resources(
            List.of(
                buckets.restricted().arnForObjects(own + "report.json"),
                buckets.restricted().arnForObjects(own + "receipt.*.html"),
                buckets.restricted().arnForObjects(own + "rejected.csv")))
        .build();
  }

  private static PolicyStatement lookAtReceipts(Buckets buckets) {
    return statement("LookAtReceipts", "s3:ListBucket")
        .resources(List.of(buckets.restricted().getBucketArn()))
        .conditions(Map.of("StringLike", Map.of("s3:prefix", "submissions/" + SELF + "/*")))
        .build();
  }

  private static PolicyStatement subscribe(Topics topics) {
    return statement("SubscribeToOwnTopic", "sns:Subscribe")
        .resources(List.of(topics.publishers() + SELF))
        .build();
  }

  private static PolicyStatement.Builder statement(String sid, String... actions) {
    return PolicyStatement.Builder.create().sid(sid).actions(List.of(actions));
  }
}
