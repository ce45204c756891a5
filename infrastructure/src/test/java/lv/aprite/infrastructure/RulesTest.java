package lv.aprite.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/// What others demand of a template.
class RulesTest {
  private final Synthesis synthesis = Synthesis.done();

  @Test
  void noRuleOfAwsSolutionsIsBrokenWithoutAReason() {
    for (HubStack stack : synthesis.stacks()) {
      Annotations annotations = Annotations.fromStack(stack);
      annotations.hasNoError("*", Match.anyValue());
      annotations.hasNoWarning("*", Match.anyValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aprite-hub", "other-hub"})
  void cfnLintFindsNothingInTheTemplate(String stack) throws IOException, InterruptedException {
    assumeTrue(
        Synthesis.answers("cfn-lint", "--version"),
        "skipped: there is no cfn-lint on the PATH; the template was not held against it");
    Process lint =
        new ProcessBuilder(
                "cfn-lint",
                // CDK names the role of a function as its dependency twice, which changes nothing.
                "--ignore-checks",
                "W3005",
                "--template",
                synthesis.templateFile(stack).toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEmpty();
    assertThat(lint.waitFor()).isZero();
  }
}
