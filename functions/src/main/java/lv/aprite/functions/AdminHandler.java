package lv.aprite.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The operator's verbs: one call, one deed, one answer. Each answer has an `outcome`; a call that
/// is wrong has `wrong-call`, and `why` says what was expected.
public final class AdminHandler extends Handler {
  private final Operator operator;
  private final Journal journal;

  public AdminHandler() {
    this(Wiring.ofEnvironment().operator(), Journal.of("admin"));
    prime();
  }

  AdminHandler(Operator operator, Journal journal) {
    this.operator = operator;
    this.journal = journal;
  }

  enum Verb {
    REGISTER,
    LOG,
    RETRY,
    ACCEPT,
    REJECT,
    ROLLBACK,
    WITHDRAW,
    SWEEP,
    LINK,
    REDRIVE
  }

  @Override
  void handle(InputStream in, OutputStream out, Invocation invocation) throws IOException {
    Instant begunAt = journal.clock().instant();
    Handled handled = answer(in, invocation);
    // Only the answer may tell more than a log: it goes to the operator alone.
    Handled line = Handled.of(handled.outcome());
    for (String name : new String[] {"verb", "publisher", "dataset", "submission", "release"}) {
      if (handled.about().has(name)) {
        line.about().set(name, handled.about().get(name));
      }
    }
    journal.write(line, invocation.id(), begunAt);
    ObjectNode answer = handled.about().put("outcome", handled.outcome());
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Handled answer(InputStream in, Invocation invocation) throws IOException {
    Handled handled;
    try {
      JsonNode given = Json.READER.readTree(in);
      if (!(given instanceof ObjectNode object)) {
        throw new Call.Wrong("expected a JSON object");
      }
      Call call = new Call(object);
      Verb verb = call.word("verb", Verb.class);
      handled = deed(verb, call, invocation.id());
      for (String name : new String[] {"verb", "publisher", "dataset"}) {
        if (object.has(name)) {
          handled.about().set(name, object.get(name));
        }
      }
      return handled;
    } catch (Call.Wrong wrong) {
      handled = Handled.of("wrong-call");
      handled.about().put("why", wrong.getMessage());
    } catch (JsonProcessingException damaged) {
      handled = Handled.of("wrong-call");
      handled.about().put("why", "expected JSON");
    }
    return handled;
  }

  private Handled deed(Verb verb, Call call, String id) throws IOException {
    return switch (verb) {
      case REGISTER -> operator.register(call);
      case LOG -> operator.log(call);
      case RETRY -> operator.retry(call);
      case ACCEPT -> operator.accept(call);
      case REJECT -> operator.reject(call);
      case ROLLBACK -> operator.rollBack(call, id);
      case WITHDRAW -> operator.withdraw(call, id);
      case SWEEP -> operator.sweep(call, id);
      case LINK -> operator.link(call, id);
      case REDRIVE -> operator.redrive(call);
    };
  }
}
