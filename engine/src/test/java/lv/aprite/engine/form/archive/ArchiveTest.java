package lv.aprite.engine.form.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipOutputStream;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.run.MemorySource;
import org.junit.jupiter.api.Test;

class ArchiveTest {
  private static final Optional<String> ANY = Optional.empty();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(boolean stored, String... namesAndTexts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        java.util.zip.ZipEntry entry = new java.util.zip.ZipEntry(namesAndTexts[i]);
        byte[] text = bytes(namesAndTexts[i + 1]);
        if (stored) {
          CRC32 checksum = new CRC32();
          checksum.update(text);
          entry.setMethod(java.util.zip.ZipEntry.STORED);
          entry.setSize(text.length);
          entry.setCrc(checksum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(text);
      }
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text);
    }
    return out.toByteArray();
  }

  private static String said(Unpacked unpacked) throws IOException {
    return switch (unpacked) {
      case Unpacked.Member(var member, var notes) -> {
        try (InputStream in = member.open()) {
          byte[] all = in.readAllBytes();
          assertThat(member.sizeBytes()).isEqualTo(all.length);
          yield new String(all, StandardCharsets.UTF_8) + (notes.isEmpty() ? "" : " (noted)");
        }
      }
      case Unpacked.Refused(var findings) ->
          FindingText.of(findings.groups().getFirst().samples().getFirst());
    };
  }

  private static String unzipped(byte[] zip, Optional<String> member) throws IOException {
    return said(ZipArchive.look(new MemorySource(zip), member));
  }

  private static String ungzipped(byte[] gzip) throws IOException {
    return said(GzipFile.look(new MemorySource(gzip)));
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] other = bytes.clone();
    other[at] = (byte) value;
    return other;
  }

  private static byte[] joined(byte[]... all) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] one : all) {
      out.writeBytes(one);
    }
    return out.toByteArray();
  }

  @Test
  void oneMemberIsTheFile() throws IOException {
    for (boolean stored : List.of(true, false)) {
      assertThat(unzipped(zip(stored, "a.csv", "a,b\n1,2\n"), ANY)).isEqualTo("a,b\n1,2\n");
      assertThat(unzipped(zip(stored, "f/", "", "f/ā.csv", "x"), ANY)).isEqualTo("x");
      assertThat(unzipped(zip(stored, "__MACOSX/._a", "?", "a", "x"), ANY)).isEqualTo("x");
      assertThat(unzipped(zip(stored, "../../etc/passwd", "x"), ANY)).isEqualTo("x");
    }
  }

  @Test
  void ofSeveralOneHasToBeNamed() throws IOException {
    byte[] two = zip(false, "a.csv", "x", "b.csv", "y");
    assertThat(unzipped(two, ANY))
        .isEqualTo("file: expected one file in the archive, found a.csv, b.csv");
    assertThat(unzipped(two, Optional.of("b.csv"))).isEqualTo("y (noted)");
    assertThat(unzipped(two, Optional.of("c.csv"))).contains("found a.csv, b.csv");
    assertThat(unzipped(zip(false, "f/", ""), ANY)).endsWith("found none");
  }

  /// Whatever byte is changed: the same text, or a finding, never other text.
  @Test
  void noChangedByteGoesUnseen() throws IOException {
    String text = "id,name\n1,Anna\n2,Bert\n".repeat(3);
    for (boolean stored : List.of(true, false)) {
      byte[] zip = zip(stored, "a.csv", text);
      for (int i = 0; i < zip.length; i++) {
        for (int bit = 0; bit < 8; bit++) {
          String said = unzipped(with(zip, i, zip[i] ^ 1 << bit), ANY);
          assertThat(said.equals(text) || said.contains(": expected ")).as("byte " + i).isTrue();
        }
      }
    }
    byte[] gzip = gzip(bytes(text));
    for (int i = 0; i < gzip.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        String said = ungzipped(with(gzip, i, gzip[i] ^ 1 << bit));
        assertThat(said.equals(text) || said.contains(": expected ")).as("byte " + i).isTrue();
      }
    }
  }

  @Test
  void noCutGoesUnseen() throws IOException {
    byte[] zip = zip(false, "a.csv", "id,name\n1,Anna\n");
    byte[] gzip = gzip(bytes("id,name\n1,Anna\n"));
    for (int length = 4; length < zip.length; length++) {
      assertThat(unzipped(Arrays.copyOf(zip, length), ANY)).contains("expected ");
    }
    for (int length = 2; length < gzip.length; length++) {
      assertThat(ungzipped(Arrays.copyOf(gzip, length))).contains("expected ");
    }
    assertThat(unzipped(joined(zip, bytes("x")), ANY)).contains("the end of the file");
    assertThat(ungzipped(joined(gzip, bytes("x")))).contains("expected a member of gzip");
  }

  @Test
  void membersOfGzipAreOneText() throws IOException {
    assertThat(ungzipped(joined(gzip(bytes("a,b\n")), gzip(bytes("1,2\n")))))
        .isEqualTo("a,b\n1,2\n");
    assertThat(ungzipped(gzip(new byte[0]))).isEmpty();
  }

  @Test
  void aPasswordIsSaid() throws IOException {
    assertThat(unzipped(with(zip(false, "a", "x"), 6, 9), ANY)).contains("encrypted");
  }

  @Test
  void bombsEndAtTheLimit() throws IOException {
    Unfolding limits = new Unfolding(1 << 20, 20, 1 << 16);
    byte[] many = new byte[1 << 19];
    assertThat(said(GzipFile.look(new MemorySource(gzip(many)), limits)))
        .contains("unfolds to at most 20 times its size");
    byte[] more = new byte[(1 << 20) + 1];
    new java.util.Random(1).nextBytes(more);
    assertThat(said(GzipFile.look(new MemorySource(gzip(more)), limits)))
        .contains("unfolds into at most 1048576 bytes");
    byte[] zip = zip(false, "a", "x".repeat(1 << 19));
    assertThat(said(ZipArchive.look(new MemorySource(zip), ANY, limits)))
        .contains("unfolds to at most 20 times its size");
  }

  @Test
  void aThousandMembersAreTheMost() throws IOException {
    String[] members = new String[2002];
    for (int i = 0; i < members.length; i++) {
      members[i] = i % 2 == 0 ? "m" + i : "";
    }
    assertThat(unzipped(zip(true, members), ANY)).contains("at most 1000 members");
  }

  @Test
  void aMemberCanBeReadAgain() throws IOException {
    if (ZipArchive.look(new MemorySource(zip(false, "a", "xyz")), ANY)
        instanceof Unpacked.Member(var member, _)) {
      for (int i = 0; i < 2; i++) {
        try (InputStream in = member.open()) {
          assertThat(in.readAllBytes()).isEqualTo(bytes("xyz"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
