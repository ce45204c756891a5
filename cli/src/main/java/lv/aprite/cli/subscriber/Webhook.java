package lv.aprite.cli.subscriber;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import lv.aprite.cli.subscriber.WebCall.Reply;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.notice.Notice;
import lv.aprite.publication.outbound.GuardedSockets.Names;
import lv.aprite.publication.subscription.Outlet;
import lv.aprite.publication.subscription.Signature;
import lv.aprite.publication.subscription.SinkAddress;

/// Sends notices to webhooks: CloudEvents 1.0 in structured mode, signed by Standard Webhooks.
///
/// Redirects are refused, not followed: the sink that agreed is the one at this very address, and
/// another has agreed to nothing.
public final class Webhook implements Outlet {
  public static final Duration TIME_MAX = Duration.ofSeconds(15);

  private static final int GONE = 410;

  private final WebCall calls;
  private final PublicBase base;
  private final InstantSource clock;

  /// @param base where the hub is served: the origin that a sink agrees to
  public Webhook(Reach reach, PublicBase base, InstantSource clock, Duration timeMax) {
    this(
        new WebCall(
            reach,
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            InetAddress::getAllByName,
            timeMax),
        base,
        clock);
  }

  private Webhook(WebCall calls, PublicBase base, InstantSource clock) {
    this.calls = calls;
    this.base = base;
    this.clock = clock;
  }

  /// The same with names that lead elsewhere.
  static Webhook of(Reach reach, Names names, PublicBase base, Duration timeMax) {
    return new Webhook(
        new WebCall(reach, (SSLSocketFactory) SSLSocketFactory.getDefault(), names, timeMax),
        base,
        InstantSource.system());
  }

  @Override
  public Answer send(Parcel parcel) {
    return switch (parcel.to()) {
      case SinkAddress.Webhook(String url) -> post(url, parcel);
      case SinkAddress.Mail _, SinkAddress.Queue _, SinkAddress.Topic _ ->
          new Answer.Failed("this hub sends to webhooks only", Optional.empty());
    };
  }

  private Answer post(String url, Parcel parcel) {
    byte[] body = parcel.body();
    Instant now = clock.instant();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", Notice.MEDIA_TYPE);
    headers.put("webhook-id", parcel.messageId());
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put(
        "webhook-signature", Signature.header(parcel.secrets(), parcel.messageId(), now, body));
    headers.put("WebHook-Request-Origin", origin());
    try {
      return answer(calls.send("POST", url, headers, body));
    } catch (SocketTimeoutException e) {
      return new Answer.Failed("no answer in time", Optional.empty());
    } catch (IOException e) {
      return new Answer.Failed(String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  private String origin() {
    return base.uri().getHost();
  }

  private Answer answer(Reply reply) {
    int status = reply.status();
    String words = Integer.toString(status);
    if (status >= 200 && status < 300) {
      return new Answer.Taken(words);
    }
    if (status == GONE) {
      return new Answer.Gone(words);
    }
    if (status >= 300 && status < 400) {
      return new Answer.Failed(words + ": redirects are not followed", Optional.empty());
    }
    return new Answer.Failed(words, retryAfter(reply.header("retry-after")));
  }

  /// Seconds or a date (RFC 9110 §10.2.3).
  private Optional<Duration> retryAfter(String text) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until =
          Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(text));
      return Optional.of(Duration.between(clock.instant(), until));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// Asks a sink whether it wants notices (CloudEvents 1.0, HTTP webhooks, §4).
  ///
  /// @param confirmation what it shows to agree later, if it does not agree at once
  /// @return why it does not agree now; empty when it does
  public Optional<String> ask(String url, String id, String confirmation) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("WebHook-Request-Origin", origin());
    headers.put(
        "WebHook-Request-Callback",
        base.address("subscriptions/" + id + "/confirm") + "?key=" + confirmation);
    try {
      String allowed =
          calls.send("OPTIONS", url, headers, new byte[0]).header("webhook-allowed-origin");
      return allowed.equals("*") || allowed.equalsIgnoreCase(origin())
          ? Optional.empty()
          : Optional.of("it did not answer OPTIONS with WebHook-Allowed-Origin: " + origin());
    } catch (SocketTimeoutException e) {
      return Optional.of("no answer in time");
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
