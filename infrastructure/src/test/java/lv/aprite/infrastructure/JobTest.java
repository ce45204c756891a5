package lv.aprite.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Handlers are named by text, so that this room needs none of their classes: held against their
/// sources.
class JobTest {
  private static final Path HANDLERS = Path.of("../functions/src/main/java/lv/aprite/functions");

  @ParameterizedTest
  @EnumSource
  void theHandlerOfAJobIsAClassThatLambdaCanMake(Job job) throws IOException {
    String[] handler = job.handler().split("::", -1);
    String name = handler[0].substring(handler[0].lastIndexOf('.') + 1);
    assertThat(handler[0]).isEqualTo("lv.aprite.functions." + name);
    assertThat(Files.readString(HANDLERS.resolve(name + ".java")))
        .contains("public final class " + name + " extends Handler {")
        .contains("public " + name + "() {");
    assertThat(Files.readString(HANDLERS.resolve("Handler.java")))
        .contains("implements RequestStreamHandler")
        .contains("public final void " + handler[1] + "(InputStream in, OutputStream out, Context");
  }

  @Test
  void everyHandlerHasAJob() throws IOException {
    List<String> handlers = Arrays.stream(Job.values()).map(Job::title).toList();
    try (Stream<Path> sources = Files.list(HANDLERS)) {
      assertThat(
              sources
                  .map(source -> source.getFileName().toString())
                  .filter(name -> name.endsWith("Handler.java") && !name.equals("Handler.java"))
                  .map(name -> name.replace("Handler.java", "")))
          .containsExactlyInAnyOrderElementsOf(handlers);
    }
  }
}
