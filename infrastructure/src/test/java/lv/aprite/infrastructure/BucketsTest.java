package lv.aprite.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class BucketsTest {
  private static final String BUCKET = "AWS::S3::Bucket";

  private final Synthesis synthesis = Synthesis.done();
  private final Template template = synthesis.template();

  @Test
  void thereAreThreeBucketsByTrust() {
    template.resourceCountIs(BUCKET, 3);
    for (String name : List.of("inbox", "private", "public")) {
      assertThat(bucket(name)).as(name).isNotNull();
    }
  }

  @Test
  void everyBucketIsEncryptedAndClosedToThePublic() {
    template.allResourcesProperties(
        BUCKET,
        Map.of(
            "BucketEncryption",
            Match.objectLike(
                Map.of(
                    "ServerSideEncryptionConfiguration",
                    List.of(
                        Map.of(
                            "ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256"))))),
            "PublicAccessBlockConfiguration",
            Map.of(
                "BlockPublicAcls", true,
                "BlockPublicPolicy", true,
                "IgnorePublicAcls", true,
                "RestrictPublicBuckets", true)));
  }

  @Test
  void everyBucketAnswersOnlyThroughTls() {
    assertThat(synthesis.properties("AWS::S3::BucketPolicy"))
        .hasSize(3)
        .allSatisfy((name, policy) ->
            assertThat(policy.path("PolicyDocument").path("Statement"))
                .as(name)
                .anySatisfy(statement -> {
                  assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                  assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText())
                      .isEqualTo("false");
                })
                .anySatisfy(statement -> {
                  assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                  assertThat(statement.at("/Condition/NumericLessThan/s3:TlsVersion").asDouble())
                      .isEqualTo(1.2);
                }));
  }

  @Test
  void onlyTheInboxKeepsVersionsSoThatWhatIsWithdrawnIsGone() {
    assertThat(bucket("inbox").at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
    for (String name : List.of("private", "public")) {
      assertThat(bucket(name).has("VersioningConfiguration")).as(name).isFalse();
    }
  }

  @Test
  void uploadsExpireAndWhatIsPublishedDoesNot() {
    JsonNode rules = bucket("inbox").at("/LifecycleConfiguration/Rules");
    assertThat(rules)
        .anySatisfy(rule -> {
          assertThat(rule.path("ExpirationInDays").asInt()).isEqualTo(90);
          assertThat(rule.at("/NoncurrentVersionExpiration/NoncurrentDays").asInt()).isEqualTo(90);
        });
    for (String name : List.of("private", "public")) {
      assertThat(bucket(name).at("/LifecycleConfiguration/Rules"))
          .as(name)
          .noneSatisfy(rule -> assertThat(rule.has("ExpirationInDays")).isTrue());
    }
  }

  @Test
  void uploadsThatWereNeverFinishedAreRemoved() {
    assertThat(synthesis.properties(BUCKET))
        .allSatisfy((name, bucket) ->
            assertThat(bucket.at("/LifecycleConfiguration/Rules"))
                .as(name)
                .anySatisfy(rule ->
                    assertThat(
                            rule.at("/AbortIncompleteMultipartUpload/DaysAfterInitiation").asInt())
                        .isBetween(1, 7)));
  }

  @Test
  void everyBucketSurvivesTheStack() {
    template.allResources(
        BUCKET, Map.of("DeletionPolicy", "Retain", "UpdateReplacePolicy", "Retain"));
  }

  @Test
  void everyBucketTellsEventBridgeWithoutAFunctionThatIsNotOurs() {
    template.allResourcesProperties(
        BUCKET,
        Map.of(
            "NotificationConfiguration",
            Map.of("EventBridgeConfiguration", Map.of("EventBridgeEnabled", true))));
    template.resourceCountIs("AWS::Lambda::Function", Job.values().length);
    template.resourceCountIs("Custom::S3BucketNotifications", 0);
  }

  private JsonNode bucket(String name) {
    return synthesis.properties(BUCKET).values().stream()
        .filter(bucket -> bucket.path("BucketName").toString().contains("aprite-" + name + "-"))
        .findFirst()
        .orElseThrow();
  }
}
