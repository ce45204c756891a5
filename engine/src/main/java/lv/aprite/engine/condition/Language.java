package lv.aprite.engine.condition;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.booleans.InfixAndOperator;
import com.ezylang.evalex.operators.booleans.InfixEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.operators.booleans.InfixLessEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixLessOperator;
import com.ezylang.evalex.operators.booleans.InfixNotEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixOrOperator;
import com.ezylang.evalex.operators.booleans.PrefixNotOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What of EvalEx's language is ours: its grammar, with these operators and functions and nothing
/// else. Only its parser is used; what the operators of the library would compute never runs.
final class Language {
  /// The functions, by name.
  enum Function {
    FIELD(1, false),
    ABS(1, false),
    MIN(1, true),
    MAX(1, true),
    LENGTH(1, false),
    STARTS(2, false),
    ENDS(2, false),
    CONTAINS(2, false),
    YEAR(1, false),
    DAYS(2, false),
    MISSING(1, false),
    IFMISSING(2, false);

    private final int parameters;
    private final boolean more;

    /// @param parameters at least so many
    /// @param more whether there may be more
    Function(int parameters, boolean more) {
      this.parameters = parameters;
      this.more = more;
    }
  }

  private static final ExpressionConfiguration CONFIGURATION = configuration();

  private Language() {}

  @SuppressWarnings("unchecked") // arrays of entries, which the library's factories take
  private static ExpressionConfiguration configuration() {
    List<Map.Entry<String, FunctionIfc>> functions = new ArrayList<>();
    for (Function function : Function.values()) {
      functions.add(Map.entry(function.name(), new Declared(function)));
    }
    return ExpressionConfiguration.builder()
        .operatorDictionary(
            MapBasedOperatorDictionary.ofOperators(
                Map.entry("+", new InfixPlusOperator()),
                Map.entry("-", new InfixMinusOperator()),
                Map.entry("-", new PrefixMinusOperator()),
                Map.entry("*", new InfixMultiplicationOperator()),
                Map.entry("=", new InfixEqualsOperator()),
                Map.entry("==", new InfixEqualsOperator()),
                Map.entry("!=", new InfixNotEqualsOperator()),
                Map.entry("<>", new InfixNotEqualsOperator()),
                Map.entry("<", new InfixLessOperator()),
                Map.entry("<=", new InfixLessEqualsOperator()),
                Map.entry(">", new InfixGreaterOperator()),
                Map.entry(">=", new InfixGreaterEqualsOperator()),
                Map.entry("&&", new InfixAndOperator()),
                Map.entry("||", new InfixOrOperator()),
                Map.entry("!", new PrefixNotOperator())))
        .functionDictionary(
            MapBasedFunctionDictionary.ofFunctions(functions.toArray(Map.Entry[]::new)))
        .defaultConstants(new TreeMap<>())
        .arraysAllowed(false)
        .structuresAllowed(false)
        .binaryAllowed(false)
        .implicitMultiplicationAllowed(false)
        .singleQuoteStringLiteralsAllowed(true)
        .build();
  }

  static ASTNode parse(String text) throws ParseException {
    return new Expression(text, CONFIGURATION).getAbstractSyntaxTree();
  }

  /// A function as the parser has to know it.
  private record Declared(Function function) implements FunctionIfc {
    @Override
    public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
      List<FunctionParameterDefinition> definitions = new ArrayList<>();
      for (int i = 0; i < function.parameters; i++) {
        boolean open = function.more && i == function.parameters - 1;
        definitions.add(
            FunctionParameterDefinition.builder().name("value" + i).isVarArg(open).build());
      }
      return definitions;
    }

    @Override
    public boolean hasVarArgs() {
      return function.more;
    }

    @Override
    public void validatePreEvaluation(Token token, EvaluationValue... values) {}

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
        throws EvaluationException {
      throw new EvaluationException(token, "only parsed, never evaluated");
    }
  }
}
