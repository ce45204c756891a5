package lv.aprite.engine.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySetTest {
  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void keysThatHashAlikeAreNotMistakenForEachOther() {
    KeySet set = new KeySet(1 << 20);
    for (int i = 0; i < 500; i++) {
      assertThat(set.add(7, bytes("key " + 2 * i))).isTrue();
    }
    for (int i = 0; i < 500; i++) {
      assertThat(set.contains(7, bytes("key " + 2 * i))).isTrue();
      assertThat(set.contains(7, bytes("key " + (2 * i + 1)))).isFalse();
    }
    assertThat(set.contains(7, bytes("key"))).isFalse();
  }

  @Test
  void itHoldsWhatWasAddedAndNothingElse() {
    Random random = new Random(11);
    KeySet set = new KeySet(1 << 24);
    Set<String> added = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String key = Integer.toString(random.nextInt(30_000), 36).repeat(1 + random.nextInt(3));
      added.add(key);
      assertThat(set.add(hash(key), bytes(key))).isTrue();
    }
    for (int i = 0; i < 30_000; i++) {
      String key = Integer.toString(i, 36);
      assertThat(set.contains(hash(key), bytes(key))).isEqualTo(added.contains(key));
    }
  }

  @Test
  void itSaysWhenThereIsNoRoomAndKeepsWhatItHas() {
    KeySet set = new KeySet(10_000);
    int kept = 0;
    while (set.add(kept * 31L, bytes("key number " + kept))) {
      kept++;
    }
    assertThat(kept).isBetween(100, 1000);
    for (int i = 0; i < kept; i++) {
      assertThat(set.contains(i * 31L, bytes("key number " + i))).isTrue();
    }
    assertThat(set.add(0, bytes("key number 0"))).as("a key that is there needs no room").isTrue();
  }

  private static long hash(String key) {
    return key.hashCode() * 0x9E3779B97F4A7C15L;
  }
}
