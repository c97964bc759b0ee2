package cl.fizko.core.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookCallTest {

  @Test
  void nobodyCanChangeACallThatWasMade() {
    byte[] body = {1, 2};
    Map<String, String> headers = new HashMap<>(Map.of("Signature", "a"));
    WebhookCall call = new WebhookCall(headers, body);

    body[0] = 9;
    headers.put("Signature", "b");
    call.body()[1] = 9;

    assertThat(call.body()).containsExactly(1, 2);
    assertThat(call.header("signature")).contains("a");
  }

  @Test
  void aHeaderThatDidNotComeIsEmpty() {
    assertThat(new WebhookCall(Map.of(), new byte[0]).header("signature")).isEmpty();
  }
}
