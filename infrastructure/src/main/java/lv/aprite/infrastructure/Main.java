package lv.aprite.infrastructure;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/// What the `cdk` command runs: writes the template. What breaks a rule of AwsSolutions without a
/// reason beside it (see [Reasons]) is not deployed.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    App app = new App();
    synthesise(app, Settings.of(app.getNode()));
    app.synth();
  }

  static HubStack synthesise(App app, Settings settings) {
    HubStack stack = new HubStack(app, settings);
    Aspects.of(app).add(new AwsSolutionsChecks());
    return stack;
  }
}
