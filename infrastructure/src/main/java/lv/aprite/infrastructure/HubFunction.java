package lv.aprite.infrastructure;

import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;

/// A function with the role that is its own.
///
/// @param live the version that events go to: SnapStart works on published versions alone
record HubFunction(Job job, Role role, Function function, Alias live) {}
