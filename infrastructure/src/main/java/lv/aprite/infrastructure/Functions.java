package lv.aprite.infrastructure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/// Deploys functions: one archive, one role and one group of logs each.
final class Functions {
  /// SnapStart works with no more.
  private static final int SCRATCH_MEGABYTES = 512;

  /// zstd is native code, and Java wants to be told.
  private static final Map<String, String> JVM =
      Map.of("JAVA_TOOL_OPTIONS", "--enable-native-access=ALL-UNNAMED");

  private final Stack stack;
  private final Settings settings;
  private final Code code;
  private final List<HubFunction> all = new ArrayList<>();

  Functions(Stack stack, Settings settings) {
    this.stack = stack;
    this.settings = settings;
    this.code = Code.fromAsset(settings.functions().toString());
  }

  /// @param environment what its configuration is read from
  /// @param rights all that it may do, besides logging
  HubFunction deploy(Job job, Map<String, String> environment, List<PolicyStatement> rights) {
    String name = settings.named(job.word());
    LogGroup logs =
        LogGroup.Builder.create(stack, job.title() + "Logs")
            .logGroupName("/aws/lambda/" + name)
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    Role role =
        Role.Builder.create(stack, job.title() + "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
    logs.grantWrite(role);
    rights.forEach(role::addToPolicy);
    Function function = function(job, name, role, logs, environment);
    Alias live =
        Alias.Builder.create(stack, job.title() + "Live")
            .aliasName("live")
            .version(function.getCurrentVersion())
            .build();
    Reasons.ofFunction(role, function);
    HubFunction deployed = new HubFunction(job, role, function, live);
    all.add(deployed);
    return deployed;
  }

  List<HubFunction> all() {
    return List.copyOf(all);
  }

  private Function function(
      Job job, String name, Role role, LogGroup logs, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(JVM);
    variables.putAll(environment);
    return Function.Builder.create(stack, job.title())
        .functionName(name)
        .runtime(Runtime.JAVA_25)
        .architecture(Architecture.ARM_64)
        .code(code)
        .handler(job.handler())
        .memorySize(job.megabytes())
        .timeout(job.timeout())
        .ephemeralStorageSize(Size.mebibytes(SCRATCH_MEGABYTES))
        .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
        .role(role)
        .logGroup(logs)
        .environment(variables)
        .build();
  }
}
