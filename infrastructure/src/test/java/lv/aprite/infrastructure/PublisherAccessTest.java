package lv.aprite.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublisherAccessTest {
  private static final String TAG = "${aws:PrincipalTag/publisher}";

  private final Synthesis synthesis = Synthesis.done();

  @ParameterizedTest
  @CsvSource({
    "s3:PutObject, Inbox, ur/register/register.csv, true",
    "s3:PutObject, Inbox, urx/register/register.csv, false",
    "s3:PutObject, Inbox, town/people/people.csv, false",
    "s3:PutObject, Private, submissions/ur/register/7/0a1b/report.json, false",
    "s3:PutObject, Public, data/ur/register/0a1b/v1/register.csv, false",
    "s3:AbortMultipartUpload, Inbox, ur/register/register.csv, true",
    "s3:AbortMultipartUpload, Inbox, town/people/people.csv, false",
    "s3:GetObject, Inbox, ur/register/register.csv, false",
    "s3:GetObject, Private, submissions/ur/register/7/0a1b/report.json, true",
    "s3:GetObject, Private, submissions/ur/register/7/0a1b/receipt.lv.html, true",
    "s3:GetObject, Private, submissions/ur/register/7/0a1b/rejected.csv, true",
    "s3:GetObject, Private, submissions/ur/register/7/0a1b/profile.json, false",
    "s3:GetObject, Private, submissions/ur/register/7/00000001.json, false",
    "s3:GetObject, Private, submissions/town/people/7/0a1b/report.json, false",
    "s3:GetObject, Private, contracts/ur/register/00000001.json, false",
    "s3:DeleteObject, Inbox, ur/register/register.csv, false",
    "s3:DeleteObjectVersion, Inbox, ur/register/register.csv, false",
  })
  void thePublisherUrReachesWhatIsItsOwn(
      String action, String bucket, String key, boolean allowed) {
    boolean found = false;
    for (JsonNode statement : statements()) {
      assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
      for (JsonNode resource : each(statement.path("Resource"))) {
        found |=
            texts(statement.path("Action")).contains(action)
                && resource.at("/Fn::Join/1/0/Fn::GetAtt/0").asText().startsWith(bucket)
                && new Glob(resource.at("/Fn::Join/1/1").asText().replace(TAG, "ur"))
                    .fits("/" + key);
      }
    }
    assertThat(found).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "Inbox, ur/, true",
    "Inbox, ur/register/, true",
    "Inbox, '', false",
    "Inbox, town/, false",
    "Private, submissions/ur/register/, true",
    "Private, submissions/town/, false",
    "Private, contracts/ur/, false",
    "Public, '', false",
  })
  void thePublisherUrListsWhatIsItsOwn(String bucket, String prefix, boolean allowed) {
    boolean found = false;
    for (JsonNode statement : statements()) {
      if (texts(statement.path("Action")).contains("s3:ListBucket")) {
        String pattern = statement.at("/Condition/StringLike/s3:prefix").asText();
        found |=
            statement.at("/Resource/Fn::GetAtt/0").asText().startsWith(bucket)
                && new Glob(pattern.replace(TAG, "ur")).fits(prefix);
      }
    }
    assertThat(found).isEqualTo(allowed);
  }

  @Test
  void everyRightIsBoundToTheTag() {
    assertThat(statements())
        .isNotEmpty()
        .allSatisfy(statement -> {
          boolean ofResources =
              each(statement.path("Resource")).stream()
                  .allMatch(one -> one.toString().contains(TAG));
          boolean byCondition = statement.path("Condition").toString().contains(TAG);
          assertThat(ofResources || byCondition).as(statement.toString()).isTrue();
          assertThat(statement.path("Action").toString()).doesNotContain("*");
        });
  }

  @Test
  void nobodyTakesAnotherPublishersTag() {
    JsonNode role =
        synthesis.properties("AWS::IAM::Role").values().stream()
            .filter(one -> one.path("RoleName").asText().equals("aprite-publisher"))
            .findFirst()
            .orElseThrow();
    assertThat(role.at("/AssumeRolePolicyDocument/Statement"))
        .hasSize(1)
        .allSatisfy(statement -> {
          assertThat(texts(statement.path("Action")))
              .containsExactlyInAnyOrder("sts:AssumeRole", "sts:TagSession");
          assertThat(statement.at("/Condition/StringEquals/aws:RequestTag~1publisher").asText())
              .isEqualTo(TAG);
          assertThat(statement.path("Principal").toString()).contains("AWS::AccountId", ":root");
        });
    assertThat(role.path("ManagedPolicyArns")).hasSize(1);
  }

  private List<JsonNode> statements() {
    List<JsonNode> statements = new ArrayList<>();
    var policies = synthesis.properties("AWS::IAM::ManagedPolicy").values();
    assertThat(policies).hasSize(1);
    policies.forEach(policy -> policy.at("/PolicyDocument/Statement").forEach(statements::add));
    return statements;
  }

  private static List<JsonNode> each(JsonNode oneOrMany) {
    List<JsonNode> all = new ArrayList<>();
    if (oneOrMany.isArray()) {
      oneOrMany.forEach(all::add);
    } else {
      all.add(oneOrMany);
    }
    return all;
  }

  private static List<String> texts(JsonNode oneOrMany) {
    return each(oneOrMany).stream().map(JsonNode::asText).toList();
  }
}
