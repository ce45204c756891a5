package lv.aprite.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class FunctionsTest {
  private static final String FUNCTION = "AWS::Lambda::Function";

  private final Synthesis synthesis = Synthesis.done();
  private final Template template = synthesis.template();

  @Test
  void everyFunctionStartsFromASnapshotOfJava25OnArm() {
    template.allResourcesProperties(
        FUNCTION,
        Match.objectLike(
            Map.of(
                "Runtime", "java25",
                "Architectures", List.of("arm64"),
                "SnapStart", Map.of("ApplyOn", "PublishedVersions"),
                // SnapStart allows no more.
                "EphemeralStorage", Map.of("Size", 512))));
  }

  @Test
  void everyFunctionHasAPublishedVersionThatIsLive() {
    template.resourceCountIs("AWS::Lambda::Version", Job.values().length);
    template.resourceCountIs("AWS::Lambda::Alias", Job.values().length);
    template.allResourcesProperties("AWS::Lambda::Alias", Match.objectLike(Map.of("Name", "live")));
  }

  @ParameterizedTest
  @CsvSource({
    "publish, PublishHandler, APRITE_BASE APRITE_INBOX APRITE_PRIVATE APRITE_PUBLIC",
    "catalog, CatalogHandler, APRITE_ASSEMBLE_QUEUE APRITE_BASE APRITE_PUBLIC",
    "notify, NotifyHandler, APRITE_BASE APRITE_PRIVATE APRITE_PUBLIC APRITE_PUBLIC_TOPIC"
        + " APRITE_PUBLISHER_TOPICS",
    "fetch, FetchHandler, APRITE_FETCH_QUEUE APRITE_INBOX APRITE_PRIVATE",
    "sweep, SweepHandler, APRITE_ASSEMBLE_QUEUE APRITE_BASE APRITE_DISTRIBUTION APRITE_INBOX"
        + " APRITE_PRIVATE APRITE_PUBLIC APRITE_PUBLIC_TOPIC APRITE_PUBLISHER_TOPICS"
        + " APRITE_PUBLISH_QUEUE",
    "latest, LatestHandler, APRITE_PUBLIC",
    "admin, AdminHandler, APRITE_ASSEMBLE_QUEUE APRITE_BASE APRITE_DEAD_LETTERS"
        + " APRITE_DISTRIBUTION APRITE_INBOX APRITE_PRIVATE APRITE_PUBLIC APRITE_PUBLIC_TOPIC"
        + " APRITE_PUBLISHER_TOPICS APRITE_PUBLISH_QUEUE",
  })
  void aFunctionIsToldWhatItNeedsAndNoMore(String name, String handler, String variables) {
    JsonNode function = function(name);
    assertThat(function.path("Handler").asText())
        .isEqualTo("lv.aprite.functions." + handler + "::handleRequest");
    Set<String> told = new TreeSet<>();
    function.at("/Environment/Variables").fieldNames().forEachRemaining(told::add);
    told.remove("JAVA_TOOL_OPTIONS");
    assertThat(String.join(" ", told)).isEqualTo(variables);
  }

  @Test
  void theOperatorMaySendBackTheDeadLettersOfEveryQueue() {
    String deadLetters =
        function("admin").at("/Environment/Variables/APRITE_DEAD_LETTERS").toString();
    assertThat(deadLetters)
        .contains("publish=", ",catalog=", ",assemble=", ",notify=", ",fetch=")
        .contains("PublishDead", "CatalogDead", "AssembleDead", "NotifyDead", "FetchDead");
  }

  @Test
  void whatAFunctionLogsIsForgottenAfterThreeMonths() {
    template.resourceCountIs("AWS::Logs::LogGroup", Job.values().length);
    template.allResourcesProperties(
        "AWS::Logs::LogGroup", Match.objectLike(Map.of("RetentionInDays", 90)));
    for (JsonNode function : synthesis.properties(FUNCTION).values()) {
      assertThat(function.at("/LoggingConfig/LogGroup/Ref").asText()).contains("Logs");
    }
  }

  @Test
  void everyFunctionHasARoleOfItsOwn() {
    Set<String> roles = new TreeSet<>();
    for (JsonNode function : synthesis.properties(FUNCTION).values()) {
      roles.add(function.at("/Role/Fn::GetAtt/0").asText());
    }
    assertThat(roles).hasSize(Job.values().length).allMatch(role -> role.contains("Role"));
  }

  @Test
  void noRoleHasAStarInAnActionOrForABucket() {
    assertThat(synthesis.properties("AWS::IAM::Policy"))
        .isNotEmpty()
        .allSatisfy((name, policy) ->
            assertThat(policy.at("/PolicyDocument/Statement"))
                .as(name)
                .allSatisfy(statement -> {
                  assertThat(statement.path("Action").toString()).doesNotContain("*");
                  assertThat(texts(statement.path("Resource")))
                      .doesNotContain("*", "arn:aws:s3:::*");
                }));
    for (JsonNode role : synthesis.properties("AWS::IAM::Role").values()) {
      assertThat(role.path("Policies").isMissingNode()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Publish, s3:DeleteObject, false",
    "Catalog, s3:DeleteObject, false",
    "Notify, s3:DeleteObject, false",
    "Fetch, s3:DeleteObject, false",
    "Latest, s3:DeleteObject, false",
    "Sweep, s3:DeleteObject, true",
    "Admin, s3:DeleteObject, true",
    "Latest, s3:PutObject, false",
    "Publish, cloudfront:CreateInvalidation, false",
    "Sweep, cloudfront:CreateInvalidation, true",
    "Admin, cloudfront:CreateInvalidation, true",
    "Publish, sns:Publish, false",
    "Notify, sns:Publish, true",
    "Sweep, sns:Publish, true",
    "Admin, sns:CreateTopic, true",
    "Notify, sns:CreateTopic, false",
    "Admin, sqs:DeleteMessage, true",
    "Sweep, sqs:DeleteMessage, false",
  })
  void aRoleMayDoWhatItsFunctionDoes(String job, String action, boolean may) {
    boolean found = false;
    for (JsonNode statement : statements(job)) {
      found |= texts(statement.path("Action")).contains(action);
    }
    assertThat(found).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({
    "Publish, s3:PutObject, Public, /data/* /latest/* /log/*",
    "Publish, s3:PutObject, Private, /attempts/* /submissions/*",
    "Publish, s3:PutObject, Inbox, ''",
    "Catalog, s3:GetObject, Private, ''",
    "Catalog, s3:PutObject, Public, /catalog/* /feeds/* /index.html /notices/* /pages/* /rules/*",
    "Notify, s3:GetObject, Inbox, ''",
    "Notify, s3:PutObject, Private, /deliveries/* /notices/*",
    "Fetch, s3:PutObject, Public, ''",
    "Fetch, s3:PutObject, Private, /fetches/*",
    "Sweep, s3:GetObject, Inbox, ''",
    "Sweep, s3:DeleteObject, Public, /data/*",
    "Sweep, s3:PutObject, Private, /attempts/* /deliveries/* /notices/* /submissions/* /sweeps/*",
    "Sweep, s3:PutObject, Public, /catalog/* /feeds/* /index.html /latest/* /log/* /notices/*"
        + " /pages/* /rules/*",
    "Admin, s3:DeleteObject, Public, /data/*",
    "Latest, s3:GetObject, Public, /latest/* /log/*",
    "Latest, s3:GetObject, Private, ''",
  })
  void aRoleReachesTheFoldersOfItsFunctionAlone(
      String job, String action, String bucket, String folders) {
    Set<String> reached = new TreeSet<>();
    for (JsonNode statement : statements(job)) {
      if (texts(statement.path("Action")).contains(action)) {
        JsonNode resource = statement.path("Resource");
        for (JsonNode one : resource.isArray() ? resource : List.of(resource)) {
          if (one.at("/Fn::Join/1/0/Fn::GetAtt/0").asText().startsWith(bucket)) {
            reached.add(one.at("/Fn::Join/1/1").asText());
          }
        }
      }
    }
    assertThat(String.join(" ", reached)).isEqualTo(folders);
  }

  private JsonNode function(String name) {
    return synthesis.properties(FUNCTION).values().stream()
        .filter(one -> one.path("FunctionName").asText().equals("aprite-" + name))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> statements(String job) {
    List<JsonNode> statements = new ArrayList<>();
    synthesis
        .properties("AWS::IAM::Policy")
        .forEach((name, policy) -> {
          if (name.startsWith(job + "Role")) {
            policy.at("/PolicyDocument/Statement").forEach(statements::add);
          }
        });
    assertThat(statements).isNotEmpty();
    return statements;
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
