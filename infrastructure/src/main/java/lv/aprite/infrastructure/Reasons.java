package lv.aprite.infrastructure;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.IConstruct;

/// Where we do not follow a rule of AwsSolutions or a warning of CDK, and why. Each reason is on
/// the narrowest thing that it is about; it stands in the template too.
final class Reasons {
  private Reasons() {}

  static void ofBuckets(Bucket... buckets) {
    for (Bucket bucket : buckets) {
      because(
          bucket,
          "AwsSolutions-S1",
          "Access logs would record who reads which public data. Who may write is known by its"
              + " role; an operator who must prove access to receipts turns on data events of"
              + " CloudTrail.");
    }
  }

  static void ofDeadLetters(Queue dead) {
    because(dead, "AwsSolutions-SQS3", "It is where dead letters go, and is watched by an alarm.");
  }

  /// Only stars behind a folder of our buckets and behind the prefix of publishers' topics: one on
  /// an action, a bucket or on everything is a finding still.
  static void ofFunction(Role role, Function function) {
    Annotations.of(function)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish", "Events go to the alias `live`.");
    NagSuppressions.addResourceSuppressions(
        role,
        stars("Keys are named by folder: no other way leads to objects that come to be."),
        true);
  }

  static void ofPublishers(ManagedPolicy policy) {
    NagSuppressions.addResourceSuppressions(
        policy, stars("A publisher's keys are all those under its own prefix."), true);
  }

  static void ofCdn(Distribution distribution, Settings settings) {
    because(distribution, "AwsSolutions-CFR1", "Open data are for readers in every country.");
    because(
        distribution,
        "AwsSolutions-CFR2",
        "Behind it are files and one redirect: no forms, no sessions, no queries to defend.");
    because(
        distribution, "AwsSolutions-CFR3", "Access logs would record who reads which public data.");
    Annotations.of(distribution)
        .acknowledgeWarning(
            "@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk",
            "Whoever may list may only read what everyone may, and `/` is the page of all.");
    if (settings.domain().isEmpty()) {
      because(
          distribution,
          "AwsSolutions-CFR4",
          "The CDN's own certificate allows no minimum of TLS; a hub with a domain of its own has"
              + " TLS 1.2.");
    }
  }

  private static List<NagPackSuppression> stars(String reason) {
    return Stream.of(
            "/^Resource::<(Inbox|Private|Public)[0-9A-F]{8}\\.Arn>\\/.+$/",
            "/^Resource::arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:[a-z0-9-]+-publisher-\\*$/")
        .map(regex ->
            NagPackSuppression.builder()
                .id("AwsSolutions-IAM5")
                .reason(reason)
                .appliesTo(List.of(Map.of("regex", regex)))
                .build())
        .toList();
  }

  private static void because(IConstruct what, String rule, String reason) {
    NagSuppressions.addResourceSuppressions(
        what, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
  }
}
