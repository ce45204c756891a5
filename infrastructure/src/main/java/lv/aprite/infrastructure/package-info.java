/// The hub on AWS, as code: what `cdk deploy` makes of an account. Start at [HubStack].
///
/// Of the functions only their archive, the names of their classes and those of their environment
/// are known here. Decisions about data or releases do not belong here, and nothing of this runs
/// once the hub is deployed.
@NullMarked
package lv.aprite.infrastructure;

import org.jspecify.annotations.NullMarked;
