package lv.aprite.infrastructure;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// The whole hub, wired.
///
/// ```
/// inbox ──> queue publish ──> PublishHandler ──> private, public
/// public log/ ──> queues catalog, notify      private submissions/ ──> queue notify
/// CatalogHandler ──> queue assemble, at most once a minute ──> CatalogHandler
/// schedules ──> SweepHandler, FetchHandler ──> queues publish, fetch
/// readers ──> CDN ──> public, LatestHandler
/// ```
///
/// The write is the event: nobody sends a message about what was stored, the store itself does.
public final class HubStack extends Stack {
  public HubStack(Construct app, Settings settings) {
    super(
        app,
        settings.named("hub"),
        StackProps.builder()
            .description("Aprite: a hub of open data")
            // Its buckets hold the only truth there is.
            .terminationProtection(true)
            .build());

    Buckets buckets = new Buckets(this, settings);
    Queues queues = new Queues(this, settings);
    Topics topics = new Topics(this, settings);
    Functions functions = new Functions(this, settings);

    HubFunction latest =
        functions.deploy(Job.LATEST, Environment.ofLatest(buckets), Rights.ofLatest(buckets));
    Cdn cdn = new Cdn(this, settings, buckets.open(), latest);
    Environment environment = new Environment(buckets, queues, topics, cdn);
    Rights rights = new Rights(buckets, queues, topics, cdn);
    HubFunction publish =
        functions.deploy(Job.PUBLISH, environment.ofPublish(), rights.ofPublish());
    HubFunction catalog =
        functions.deploy(Job.CATALOG, environment.ofCatalog(), rights.ofCatalog());
    HubFunction notify = functions.deploy(Job.NOTIFY, environment.ofNotify(), rights.ofNotify());
    HubFunction fetch = functions.deploy(Job.FETCH, environment.ofFetch(), rights.ofFetch());
    HubFunction sweep = functions.deploy(Job.SWEEP, environment.ofSweep(), rights.ofSweep());
    HubFunction admin = functions.deploy(Job.ADMIN, environment.ofAdmin(), rights.ofAdmin());

    WriteOnce.enforce(buckets, admin.role(), sweep.role());

    Triggers triggers = new Triggers(this, settings);
    triggers.onUpload(buckets.inbox(), queues.publish());
    triggers.onRelease(buckets.open(), queues.catalog(), queues.notices());
    triggers.onVerdict(buckets.restricted(), queues.notices());
    triggers.feed(publish, queues.publish());
    triggers.feed(catalog, queues.catalog());
    triggers.feed(catalog, queues.assemble());
    triggers.feed(notify, queues.notices());
    triggers.feed(fetch, queues.fetch());
    triggers.schedule(fetch, sweep, queues.schedule());

    PublisherAccess publishers = new PublisherAccess(this, settings, buckets, topics);
    new Watch(this, settings, topics.operator()).over(queues, functions.all());

    output("Address", cdn.base());
    output("InboxBucket", buckets.inbox().getBucketName());
    output("PrivateBucket", buckets.restricted().getBucketName());
    output("PublicTopicArn", topics.open().getTopicArn());
    output("PublisherRoleArn", publishers.role().getRoleArn());
    output("PublisherPolicyArn", publishers.policy().getManagedPolicyArn());
    output("CdnDomain", cdn.distribution().getDistributionDomainName());
  }

  private void output(String name, String value) {
    CfnOutput.Builder.create(this, name).value(value).build();
  }
}
