package lv.aprite.publication.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Connections for `HttpsURLConnection` that go to the public internet only, and end in time.
///
/// A name is looked up here, once for a connection, and each of its addresses is judged before the
/// first byte goes out; the connection is made to one of the very addresses that were judged. So a
/// name that leads elsewhere the next time it is asked for gains nothing by it. The certificate is
/// held against the name, as always.
///
/// Redirections, kept connections and proxies are the caller's: each new connection comes here.
public final class GuardedSockets extends SSLSocketFactory {
  private static final int CONNECT_MILLIS_MAX = 10_000;
  private static final int SILENCE_MILLIS_MAX = 30_000;

  private final SSLSocketFactory tls;
  private final Names names;
  private final Function<InetAddress, Optional<String>> fault;
  private final LongSupplier millisLeft;

  /// Where names lead to.
  public interface Names {
    /// @return at least one
    InetAddress[] of(String name) throws UnknownHostException;
  }

  /// Somebody named what must not be called.
  public static final class Forbidden extends SocketException {
    private static final long serialVersionUID = 1L;

    Forbidden(String name, String fault) {
      super(name + ": expected an address on the public internet, found one that is " + fault);
    }
  }

  /// @param fault why an address must not be called, if so; [AddressRule] in all but tests
  /// @param millisLeft how long all connections of this factory may still take
  public GuardedSockets(
      SSLSocketFactory tls,
      Names names,
      Function<InetAddress, Optional<String>> fault,
      LongSupplier millisLeft) {
    this.tls = tls;
    this.names = names;
    this.fault = fault;
    this.millisLeft = millisLeft;
  }

  /// What is to be used: the names, certificates and addresses of the public internet.
  public static GuardedSockets ofTheInternet(LongSupplier millisLeft) {
    return new GuardedSockets(
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        InetAddress::getAllByName,
        address -> AddressRule.fault(address.getAddress()),
        millisLeft);
  }

  /// Not connected yet; `HttpsURLConnection` connects it, and puts TLS over it.
  @Override
  public Socket createSocket() {
    return new GuardedSocket();
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    if (!(socket instanceof GuardedSocket)) {
      throw new SocketException("expected a connection that was made here");
    }
    Socket over = tls.createSocket(socket, host, port, autoClose);
    if (over instanceof SSLSocket secured) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
    }
    return over;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(InetSocketAddress.createUnresolved(host, port));
    return createSocket(socket, host, port, true);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  private final class GuardedSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, CONNECT_MILLIS_MAX);
    }

    /// What the caller looked up does not count; the name does.
    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
      if (!(endpoint instanceof InetSocketAddress named)) {
        throw new SocketException("expected the name of a host");
      }
      String name = named.getHostString();
      InetAddress[] addresses = names.of(name);
      for (InetAddress address : addresses) {
        Optional<String> wrong = fault.apply(address);
        if (wrong.isPresent()) {
          throw new Forbidden(name, wrong.get());
        }
      }
      super.connect(
          new InetSocketAddress(addresses[0], named.getPort()), bounded(CONNECT_MILLIS_MAX));
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          setSoTimeout(bounded(SILENCE_MILLIS_MAX));
          return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          setSoTimeout(bounded(SILENCE_MILLIS_MAX));
          return super.read(bytes, offset, length);
        }
      };
    }

    /// A 0 would be no bound.
    private int bounded(int millisMax) throws SocketTimeoutException {
      long left = millisLeft.getAsLong();
      if (left <= 0) {
        throw new SocketTimeoutException("it takes too long");
      }
      return (int) Math.min(left, millisMax);
    }
  }
}
