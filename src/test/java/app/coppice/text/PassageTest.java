package app.coppice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PassageTest {
  @Test
  void everyStateStaysAsItWasWhileOthersGrowOutOfIt() {
    Random random = new Random(11);
    List<Passage> passages = new ArrayList<>(List.of(Passage.EMPTY));
    List<String> strings = new ArrayList<>(List.of(""));
    for (int i = 0; i < 2_000; i++) {
      int from = random.nextInt(4) == 0 ? random.nextInt(passages.size()) : passages.size() - 1;
      String more = "x%d ".formatted(i).repeat(random.nextInt(3));
      passages.add(passages.get(from).plus(more));
      strings.add(strings.get(from) + more);
      if (random.nextInt(50) == 0) {
        passages.set(i, passages.get(i).settled());
      }
    }
    for (int i = 0; i < passages.size(); i++) {
      String text = strings.get(i);
      assertThat(passages.get(i).from(text.length() / 2))
          .isEqualTo(text.substring(text.length() / 2));
      assertThat(passages.get(i).toString()).isEqualTo(text);
      assertThat(passages.get(i)).isEqualTo(Passage.of(text));
    }
  }

  @Test
  void whatGrewOutOfAnotherContinuesIt() {
    Passage start = Passage.of("one").plus(" two");
    Passage left = start.plus(" three");
    Passage right = start.plus(" four");

    assertThat(left.continues(start)).isTrue();
    assertThat(right.continues(start)).isTrue();
    assertThat(right.continues(left)).isFalse();
    assertThat(start.continues(left)).isFalse();
    assertThat(left).isNotEqualTo(right);
  }
}
