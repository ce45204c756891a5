package lv.aprite.publication.subscription;

import lv.aprite.engine.finding.Language;

/// Where a subscription's notices are sent.
public sealed interface SinkAddress {
  int LENGTH_MAX = 2000;

  /// A web address that takes each notice by POST.
  record Webhook(String url) implements SinkAddress {
    public Webhook {
      check("webhook", url);
    }

    @Override
    public String text() {
      return url;
    }
  }

  /// A mailbox.
  record Mail(String address, Language language, Digest digest) implements SinkAddress {
    public Mail {
      check("mail", address);
    }

    @Override
    public String text() {
      return address;
    }
  }

  /// A queue of SQS.
  record Queue(String arn) implements SinkAddress {
    public Queue {
      check("queue", arn);
    }

    @Override
    public String text() {
      return arn;
    }
  }

  /// A topic of SNS.
  record Topic(String arn) implements SinkAddress {
    public Topic {
      check("topic", arn);
    }

    @Override
    public String text() {
      return arn;
    }
  }

  /// How often a mailbox is written to.
  enum Digest {
    IMMEDIATE,
    DAILY,
    WEEKLY
  }

  /// The address itself.
  String text();

  private static void check(String what, String text) {
    if (text.isBlank() || text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "sink/" + what + ": expected 1 to " + LENGTH_MAX + " characters, found " + text.length());
    }
  }
}
