package lv.aprite.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class CdnTest {
  private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";

  private final Synthesis synthesis = Synthesis.done();
  private final Template template = synthesis.template();

  @Test
  void readersComeByTls12UnderTheNameOfTheHub() {
    template.hasResourceProperties(
        DISTRIBUTION,
        Map.of(
            "DistributionConfig",
            Match.objectLike(
                Map.of(
                    "Aliases", List.of("data.example.lv"),
                    "ViewerCertificate",
                        Match.objectLike(
                            Map.of(
                                "AcmCertificateArn",
                                Synthesis.CERTIFICATE,
                                "MinimumProtocolVersion",
                                "TLSv1.2_2021"))))));
    assertThat(behaviors())
        .hasSize(5)
        .allSatisfy(behavior ->
            assertThat(behavior.path("ViewerProtocolPolicy").asText())
                .isEqualTo("redirect-to-https"));
  }

  @Test
  void everyFunctionKnowsTheAddressThatReadersUse() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Match.objectLike(
            Map.of(
                "FunctionName",
                "aprite-publish",
                "Environment",
                Map.of(
                    "Variables",
                    Match.objectLike(Map.of("APRITE_BASE", "https://data.example.lv/"))))));
  }

  @Test
  void aHubWithoutADomainHasTheNameOfTheCdn() {
    synthesis
        .withoutDomain()
        .hasResourceProperties(
            DISTRIBUTION,
            Map.of(
                "DistributionConfig",
                Match.objectLike(
                    Map.of("Aliases", Match.absent(), "ViewerCertificate", Match.absent()))));
  }

  @ParameterizedTest
  @CsvSource({
    "/data/ur/register/0a1b/v1/register.csv, S3, 300, 'public, max-age=300'",
    "/latest/ur/register.csv, FunctionUrl, 1, no-cache",
    "/latest/ur/register.parquet, FunctionUrl, 1, no-cache",
    "/latest/ur/register.records.json, FunctionUrl, 1, no-cache",
    "/latest/ur/register.json, S3, 1, no-cache",
    "/log/ur/register/head.json, S3, 1, no-cache",
    "/catalog/catalog.jsonld, S3, 1, no-cache",
    "/index.html, S3, 1, no-cache",
  })
  void anAddressLeadsToItsOriginAndIsKeptAsLongAsItMay(
      String path, String origin, int seconds, String cacheControl) {
    JsonNode behavior = behavior(path);
    assertThat(originOf(behavior).toString()).contains(origin + "OriginAccessControl");
    JsonNode cache =
        named("AWS::CloudFront::CachePolicy", behavior.at("/CachePolicyId/Ref"))
            .path("CachePolicyConfig");
    for (String ttl : List.of("MinTTL", "DefaultTTL", "MaxTTL")) {
      assertThat(cache.path(ttl).asInt()).as(ttl).isEqualTo(seconds);
    }
    JsonNode headers =
        named("AWS::CloudFront::ResponseHeadersPolicy", behavior.at("/ResponseHeadersPolicyId/Ref"))
            .at("/ResponseHeadersPolicyConfig/CustomHeadersConfig/Items");
    assertThat(headers)
        .anySatisfy(header -> {
          assertThat(header.path("Header").asText()).isEqualTo("Cache-Control");
          assertThat(header.path("Value").asText()).isEqualTo(cacheControl);
        });
  }

  @Test
  void theBytesThatTheLogNamesAreSentAsTheyAre() {
    assertThat(behaviors())
        .allSatisfy(behavior -> assertThat(behavior.path("Compress").asBoolean(true)).isFalse());
  }

  @Test
  void anEntryThatIsNotThereYetIsLookedForAgainAfterASecond() {
    template.hasResourceProperties(
        DISTRIBUTION,
        Map.of(
            "DistributionConfig",
            Match.objectLike(
                Map.of(
                    "CustomErrorResponses",
                    List.of(
                        Map.of("ErrorCode", 403, "ErrorCachingMinTTL", 1),
                        Map.of("ErrorCode", 404, "ErrorCachingMinTTL", 1))))));
  }

  @Test
  void whatIsNotThereIsNotFoundAndNotForbidden() {
    assertThat(synthesis.properties("AWS::S3::BucketPolicy").values())
        .anySatisfy(policy ->
            assertThat(policy.at("/PolicyDocument/Statement"))
                .anySatisfy(statement -> {
                  assertThat(statement.at("/Principal/Service").asText())
                      .isEqualTo("cloudfront.amazonaws.com");
                  assertThat(statement.path("Action").toString())
                      .isEqualTo("[\"s3:GetObject\",\"s3:ListBucket\"]");
                  assertThat(statement.path("Condition").toString()).contains("SourceArn");
                }));
  }

  @Test
  void onlyTheCdnCallsTheFunctionThatLeadsOn() {
    template.hasResourceProperties(
        "AWS::Lambda::Url", Match.objectLike(Map.of("AuthType", "AWS_IAM", "Qualifier", "live")));
    for (String action : List.of("lambda:InvokeFunctionUrl", "lambda:InvokeFunction")) {
      template.hasResourceProperties(
          "AWS::Lambda::Permission",
          Match.objectLike(
              Map.of(
                  "Action",
                  action,
                  "Principal",
                  "cloudfront.amazonaws.com",
                  "SourceArn",
                  Match.anyValue())));
    }
    template.resourceCountIs("AWS::Lambda::Permission", 2);
  }

  @Test
  void everyAnswerProtectsItsReader() {
    template.allResourcesProperties(
        "AWS::CloudFront::ResponseHeadersPolicy",
        Map.of(
            "ResponseHeadersPolicyConfig",
            Match.objectLike(
                Map.of(
                    "SecurityHeadersConfig",
                        Match.objectLike(
                            Map.of(
                                "ContentSecurityPolicy",
                                    Match.objectLike(
                                        Map.of(
                                            "ContentSecurityPolicy",
                                            Match.stringLikeRegexp("default-src 'none';.*"))),
                                "ContentTypeOptions", Map.of("Override", true),
                                "ReferrerPolicy",
                                    Map.of("ReferrerPolicy", "no-referrer", "Override", true),
                                "StrictTransportSecurity",
                                    Match.objectLike(
                                        Map.of("AccessControlMaxAgeSec", 31_536_000)))),
                    "CorsConfig",
                        Match.objectLike(
                            Map.of("AccessControlAllowOrigins", Map.of("Items", List.of("*"))))))));
  }

  private JsonNode config() {
    return synthesis.properties(DISTRIBUTION).values().iterator().next().path("DistributionConfig");
  }

  private List<JsonNode> behaviors() {
    List<JsonNode> behaviors = new ArrayList<>();
    config().path("CacheBehaviors").forEach(behaviors::add);
    behaviors.add(config().path("DefaultCacheBehavior"));
    return behaviors;
  }

  /// The first that fits, the default at last.
  private JsonNode behavior(String path) {
    return behaviors().stream()
        .filter(behavior ->
            behavior.path("PathPattern").isMissingNode()
                || new Glob("/" + behavior.path("PathPattern").asText()).fits(path))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode originOf(JsonNode behavior) {
    for (JsonNode origin : config().path("Origins")) {
      if (origin.path("Id").equals(behavior.path("TargetOriginId"))) {
        return origin.path("OriginAccessControlId");
      }
    }
    throw new AssertionError("no origin " + behavior.path("TargetOriginId"));
  }

  private JsonNode named(String type, JsonNode name) {
    return synthesis.properties(type).getOrDefault(name.asText(), name);
  }
}
