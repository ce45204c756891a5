package lv.aprite.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.crac.Core;
import org.crac.Resource;

/// What Lambda calls. Events are read and answers written as the JSON that they are.
///
/// Where Lambda keeps an image of a started function (SnapStart), the whole way of a file is gone
/// once before the image is taken, so that what is restored has its classes loaded and compiled.
abstract class Handler implements RequestStreamHandler, Resource {
  abstract void handle(InputStream in, OutputStream out, Invocation invocation) throws IOException;

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    handle(in, out, Invocation.of(context));
  }

  /// To be called by what Lambda makes; it keeps the handler, and so its place in the context.
  final void prime() {
    Core.getGlobalContext().register(this);
  }

  @Override
  public final void beforeCheckpoint(org.crac.Context<? extends Resource> context)
      throws IOException {
    Priming.run();
  }

  @Override
  public final void afterRestore(org.crac.Context<? extends Resource> context) {}
}
