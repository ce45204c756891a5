package lv.aprite.engine.condition;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// From the text of a condition to terms whose kinds fit together, or to what is wrong with it.
final class Compiler {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,38}(\\.[0-9]{1,38})?");

  private final String text;
  private final Function<String, Optional<Condition.Named>> fields;
  private final Set<Integer> named = new LinkedHashSet<>();

  Compiler(String text, Function<String, Optional<Condition.Named>> fields) {
    this.text = text;
    this.fields = fields;
  }

  /// Something in the text cannot be.
  private static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;
    private final String expected;

    Mistake(Token at, String expected) {
      super(expected, null, false, false);
      this.expected = "at character " + at.getStartPosition() + ": " + expected;
    }
  }

  Condition.Compilation compile() {
    if (text.length() > Condition.TEXT_MAX) {
      return new Condition.Compilation.Refused(
          "a condition of at most " + Condition.TEXT_MAX + " characters");
    }
    try {
      ASTNode root = Language.parse(text);
      Term term = term(root);
      if (term.kind() != Kind.FLAG) {
        throw new Mistake(
            root.getToken(),
            "something that is true or false, such as a comparison, not " + term.kind().words());
      }
      return new Condition.Compilation.Compiled(new Condition(text, new ArrayList<>(named), term));
    } catch (ParseException e) {
      return new Condition.Compilation.Refused(
          "at character "
              + Math.max(1, e.getStartPosition())
              + ": a condition ("
              + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT)
              + ")");
    } catch (Mistake e) {
      return new Condition.Compilation.Refused(e.expected);
    }
  }

  private Term term(ASTNode node) throws Mistake {
    Token token = node.getToken();
    return switch (token.getType()) {
      case NUMBER_LITERAL -> number(token);
      case STRING_LITERAL -> new Term.Constant(Kind.TEXT, new Value.Text(token.getValue()));
      case VARIABLE_OR_CONSTANT -> name(token);
      case PREFIX_OPERATOR -> prefix(token, node.getParameters().getFirst());
      case INFIX_OPERATOR ->
          infix(token, node.getParameters().getFirst(), node.getParameters().getLast());
      case FUNCTION -> function(token, node.getParameters());
      case BRACE_OPEN,
          BRACE_CLOSE,
          COMMA,
          POSTFIX_OPERATOR,
          FUNCTION_PARAM_START,
          ARRAY_OPEN,
          ARRAY_CLOSE,
          ARRAY_INDEX,
          STRUCTURE_SEPARATOR ->
          throw new Mistake(token, "a value");
    };
  }

  private static Term number(Token token) throws Mistake {
    if (!NUMBER.matcher(token.getValue()).matches()) {
      throw new Mistake(token, "a number like 1250 or 0.25");
    }
    return new Term.Constant(Kind.NUMBER, new Value.Num(new BigDecimal(token.getValue())));
  }

  /// A field; `TRUE` and `FALSE` where no field has that name.
  private Term name(Token token) throws Mistake {
    Optional<Condition.Named> field = fields.apply(token.getValue());
    if (field.isPresent()) {
      return field(field.get());
    }
    return switch (token.getValue().toUpperCase(Locale.ROOT)) {
      case "TRUE" -> new Term.Constant(Kind.FLAG, Value.TRUE);
      case "FALSE" -> new Term.Constant(Kind.FLAG, Value.FALSE);
      case String _ -> throw new Mistake(token, "the name of a field");
    };
  }

  private Term field(Condition.Named field) {
    named.add(field.position());
    return new Term.Field(field.kind(), field.position());
  }

  private Term prefix(Token token, ASTNode of) throws Mistake {
    return switch (token.getValue()) {
      case "-" -> {
        Term number = expect(Kind.NUMBER, of);
        yield new Term.Strict(
            Kind.NUMBER,
            List.of(number),
            values -> new Value.Num(Operators.number(values.getFirst()).negate()));
      }
      case "!" ->
          new Term.Strict(
              Kind.FLAG,
              List.of(expect(Kind.FLAG, of)),
              values -> Value.flag(!Operators.is(values.getFirst())));
      case String _ -> throw new Mistake(token, "- or !");
    };
  }

  private Term infix(Token token, ASTNode left, ASTNode right) throws Mistake {
    return switch (token.getValue()) {
      case "+" -> arithmetic(left, right, BigDecimal::add);
      case "-" -> arithmetic(left, right, BigDecimal::subtract);
      case "*" -> arithmetic(left, right, BigDecimal::multiply);
      case "=", "==" -> alike(token, left, right, true);
      case "!=", "<>" -> alike(token, left, right, false);
      case "<" -> ordered(token, left, right, order -> order < 0);
      case "<=" -> ordered(token, left, right, order -> order <= 0);
      case ">" -> ordered(token, left, right, order -> order > 0);
      case ">=" -> ordered(token, left, right, order -> order >= 0);
      case "&&" ->
          new Term.Open(
              Kind.FLAG, expect(Kind.FLAG, left), expect(Kind.FLAG, right), Operators::and);
      case "||" ->
          new Term.Open(
              Kind.FLAG, expect(Kind.FLAG, left), expect(Kind.FLAG, right), Operators::or);
      case String _ -> throw new Mistake(token, "an operator");
    };
  }

  private Term arithmetic(
      ASTNode left, ASTNode right, java.util.function.BinaryOperator<BigDecimal> made)
      throws Mistake {
    return new Term.Strict(
        Kind.NUMBER,
        List.of(expect(Kind.NUMBER, left), expect(Kind.NUMBER, right)),
        values ->
            new Value.Num(
                made.apply(
                    Operators.number(values.getFirst()), Operators.number(values.getLast()))));
  }

  private Term alike(Token token, ASTNode left, ASTNode right, boolean wanted) throws Mistake {
    return new Term.Strict(
        Kind.FLAG,
        pair(token, left, right),
        values -> Value.flag(values.getFirst().equals(values.getLast()) == wanted));
  }

  private Term ordered(
      Token token, ASTNode left, ASTNode right, java.util.function.IntPredicate wanted)
      throws Mistake {
    List<Term> pair = pair(token, left, right);
    Kind kind = pair.getFirst().kind();
    if (kind != Kind.NUMBER && !kind.isMoment()) {
      throw new Mistake(token, "numbers, dates or times on both sides of " + token.getValue());
    }
    return new Term.Strict(
        Kind.FLAG,
        pair,
        values -> Value.flag(wanted.test(Operators.compare(values.getFirst(), values.getLast()))));
  }

  /// Two values of one kind; a text beside a date or time is read as one.
  private List<Term> pair(Token token, ASTNode left, ASTNode right) throws Mistake {
    Term one = term(left);
    Term other = term(right);
    one = moment(one, other.kind(), left.getToken());
    other = moment(other, one.kind(), right.getToken());
    if (one.kind() != other.kind() || one.kind() == Kind.OTHER) {
      throw new Mistake(
          token,
          "two values of one kind around "
              + token.getValue()
              + ", not "
              + one.kind().words()
              + " and "
              + other.kind().words());
    }
    return List.of(one, other);
  }

  private static Term moment(Term term, Kind beside, Token at) throws Mistake {
    if (!beside.isMoment()
        || !(term instanceof Term.Constant(Kind kind, Value.Text(String text)))
        || kind != Kind.TEXT) {
      return term;
    }
    return new Term.Constant(
        beside,
        Moments.of(beside, text).orElseThrow(() -> new Mistake(at, Moments.example(beside))));
  }

  private Term expect(Kind kind, ASTNode node) throws Mistake {
    Term term = moment(term(node), kind, node.getToken());
    if (term.kind() != kind) {
      throw new Mistake(node.getToken(), kind.words() + ", not " + term.kind().words());
    }
    return term;
  }

  private List<Term> expectAll(Kind kind, List<ASTNode> nodes) throws Mistake {
    List<Term> terms = new ArrayList<>();
    for (ASTNode node : nodes) {
      terms.add(expect(kind, node));
    }
    return terms;
  }

  private Term function(Token token, List<ASTNode> of) throws Mistake {
    return switch (Language.Function.valueOf(token.getValue().toUpperCase(Locale.ROOT))) {
      case FIELD -> quoted(of.getFirst().getToken());
      case ABS ->
          new Term.Strict(
              Kind.NUMBER,
              expectAll(Kind.NUMBER, of),
              values -> new Value.Num(Operators.number(values.getFirst()).abs()));
      case MIN -> extreme(of, BigDecimal::min);
      case MAX -> extreme(of, BigDecimal::max);
      case LENGTH ->
          new Term.Strict(
              Kind.NUMBER, expectAll(Kind.TEXT, of), values -> Operators.length(values.getFirst()));
      case STARTS -> texts(of, String::startsWith);
      case ENDS -> texts(of, String::endsWith);
      case CONTAINS -> texts(of, String::contains);
      case YEAR ->
          new Term.Strict(
              Kind.NUMBER, expectAll(Kind.DATE, of), values -> Operators.year(values.getFirst()));
      case DAYS ->
          new Term.Strict(
              Kind.NUMBER,
              expectAll(Kind.DATE, of),
              values -> Operators.days(values.getFirst(), values.getLast()));
      case MISSING -> new Term.IsMissing(term(of.getFirst()));
      case IFMISSING -> {
        List<Term> pair = pair(token, of.getFirst(), of.getLast());
        yield new Term.Open(
            pair.getFirst().kind(),
            pair.getFirst(),
            pair.getLast(),
            (value, instead) -> value instanceof Value.Missing ? instead : value);
      }
    };
  }

  private Term quoted(Token name) throws Mistake {
    if (name.getType() != Token.TokenType.STRING_LITERAL) {
      throw new Mistake(name, "the name of a field in quotes");
    }
    return field(
        fields.apply(name.getValue()).orElseThrow(() -> new Mistake(name, "the name of a field")));
  }

  private Term extreme(List<ASTNode> of, java.util.function.BinaryOperator<BigDecimal> chosen)
      throws Mistake {
    return new Term.Strict(
        Kind.NUMBER,
        expectAll(Kind.NUMBER, of),
        values ->
            new Value.Num(values.stream().map(Operators::number).reduce(chosen).orElseThrow()));
  }

  private Term texts(List<ASTNode> of, java.util.function.BiPredicate<String, String> holds)
      throws Mistake {
    return new Term.Strict(
        Kind.FLAG,
        expectAll(Kind.TEXT, of),
        values ->
            Value.flag(
                holds.test(Operators.text(values.getFirst()), Operators.text(values.getLast()))));
  }
}
