package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextFormTest {
  @Test
  void whatHasAMarkOfUtf16ButIsNoneIsNoText() {
    byte[] half = {(byte) 0xff, (byte) 0xfe, 'a', 0, 'b'};
    byte[] unpaired = {(byte) 0xfe, (byte) 0xff, (byte) 0xd8, 0, 0, 'a'};
    assertThat(TextForm.isText(half)).isFalse();
    assertThat(TextForm.isText(unpaired)).isFalse();
  }

  @Test
  void utf16IsWrittenAsItWas() {
    byte[] bytes = "\uFEFFone\r\ntwo 😀\r\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(TextForm.isText(bytes)).isTrue();
    TextForm form = TextForm.of(bytes);
    assertThat(form.bytes(form.text())).isEqualTo(bytes);
  }
}
