package lv.aprite.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteOnceTest {
  private final Synthesis synthesis = Synthesis.done();

  @ParameterizedTest
  @CsvSource({
    "Public, log/ur/register/00000007.json, true",
    "Public, log/ur/register/head.json, false",
    "Public, log/ur/abc/head.json, false",
    "Public, latest/ur/register.json, false",
    "Public, catalog/datasets/ur/register.json, false",
    "Private, contracts/ur/register/00000001.json, true",
    "Private, withdrawals/ur/register/00000007.json, true",
    "Private, orders/8f2c1e3a-0b7d.json, true",
    "Private, submissions/ur/register/20261123t180000-0a1b/00000001.json, true",
    "Private, submissions/ur/register/20261123t180000-0a1b/4f1c-11/report.json, false",
    "Private, submissions/ur/register/20261123t180000-0a1b/4f1c-11/profile.json, false",
    "Private, attempts/4f1c-11.json, false",
  })
  void entriesAreCreatedAndNeitherOverwrittenNorDeleted(
      String bucket, String key, boolean isEntry) {
    for (String sid : List.of("EntriesAreCreated", "EntriesAreWhole", "EntriesStay")) {
      assertThat(covers(statement(bucket, sid), key)).as(sid + " " + key).isEqualTo(isEntry);
    }
  }

  @ParameterizedTest
  @CsvSource({"Public", "Private"})
  void anEntryIsWrittenOnlyIfThereIsNone(String bucket) {
    JsonNode created = statement(bucket, "EntriesAreCreated");
    assertThat(created.path("Effect").asText()).isEqualTo("Deny");
    assertThat(created.at("/Principal/AWS").asText()).isEqualTo("*");
    assertThat(texts(created.path("Action"))).containsExactly("s3:PutObject");
    assertThat(created.at("/Condition/Null/s3:if-none-match").asText()).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource({"Public", "Private"})
  void anEntryIsNotWrittenInParts(String bucket) {
    JsonNode whole = statement(bucket, "EntriesAreWhole");
    assertThat(whole.path("Effect").asText()).isEqualTo("Deny");
    assertThat(whole.at("/Principal/AWS").asText()).isEqualTo("*");
    assertThat(texts(whole.path("Action"))).containsExactly("s3:PutObject");
    assertThat(whole.at("/Condition/Bool/s3:ObjectCreationOperation").asText()).isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource({"Public", "Private"})
  void nobodyDeletesAnEntry(String bucket) {
    JsonNode stay = statement(bucket, "EntriesStay");
    assertThat(stay.path("Effect").asText()).isEqualTo("Deny");
    assertThat(stay.at("/Principal/AWS").asText()).isEqualTo("*");
    assertThat(texts(stay.path("Action")))
        .containsExactlyInAnyOrder("s3:DeleteObject", "s3:DeleteObjectVersion");
    assertThat(stay.has("Condition")).isFalse();
  }

  @Test
  void onlyTheRolesThatWithdrawDeleteData() {
    JsonNode data = statement("Public", "OnlyWithdrawalDeletesData");
    assertThat(data.path("Effect").asText()).isEqualTo("Deny");
    assertThat(covers(data, "data/ur/register/4f1c-11/v1/register.csv")).isTrue();
    assertThat(texts(data.path("Action")))
        .containsExactlyInAnyOrder("s3:DeleteObject", "s3:DeleteObjectVersion");
    List<String> roles = new ArrayList<>();
    data.at("/Condition/ArnNotEquals/aws:PrincipalArn")
        .forEach(role -> roles.add(role.at("/Fn::GetAtt/0").asText()));
    assertThat(roles)
        .hasSize(2)
        .anyMatch(role -> role.startsWith("AdminRole"))
        .anyMatch(role -> role.startsWith("SweepRole"));
  }

  private JsonNode statement(String bucket, String sid) {
    Optional<JsonNode> found = Optional.empty();
    for (var policy : synthesis.properties("AWS::S3::BucketPolicy").entrySet()) {
      if (policy.getKey().startsWith(bucket + "Policy")) {
        for (JsonNode statement : policy.getValue().at("/PolicyDocument/Statement")) {
          if (statement.path("Sid").asText().equals(sid)) {
            found = Optional.of(statement);
          }
        }
      }
    }
    return found.orElseThrow();
  }

  private static boolean covers(JsonNode statement, String key) {
    JsonNode resource = statement.path("Resource");
    List<JsonNode> all = new ArrayList<>();
    if (resource.isArray()) {
      resource.forEach(all::add);
    } else {
      all.add(resource);
    }
    return all.stream().anyMatch(one -> new Glob(one.at("/Fn::Join/1/1").asText()).fits("/" + key));
  }

  private static List<String> texts(JsonNode oneOrMany) {
    List<String> texts = new ArrayList<>();
    if (oneOrMany.isTextual()) {
      texts.add(oneOrMany.asText());
    }
    oneOrMany.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
