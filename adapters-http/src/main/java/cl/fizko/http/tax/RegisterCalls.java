package cl.fizko.http.tax;

import cl.fizko.core.tax.authority.TaxAuthorityException.LayoutChanged;
import cl.fizko.core.tax.authority.TaxAuthorityException.SessionEnded;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the register's services: JSON in an envelope (fizko-domain §6). */
final class RegisterCalls {

  private static final String NAMESPACE =
      "cl.sii.sdi.lob.diii.consdcv.data.api.interfaces.FacadeService/";

  private final PortalAddresses addresses;
  private final PortalHttp http;

  /** One for all: its connections are used again. */
  private final HttpClient client;

  private final JsonMapper json = JsonMapper.builder().build();

  RegisterCalls(PortalAddresses addresses, PortalHttp http) {
    this.addresses = addresses;
    this.http = http;
    this.client = http.client();
  }

  /**
   * The rows of an answer; none where the register has none.
   *
   * @throws SessionEnded it answers with a log-in instead
   * @throws LayoutChanged it answers with no list of rows
   */
  List<JsonNode> rows(PortalCookies cookies, String method, Map<String, ?> data) {
    HttpRequest request =
        http.request(addresses.register(method))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Cookie", cookies.header())
            .header("Referer", addresses.registerPage().toString())
            .POST(HttpRequest.BodyPublishers.ofString(envelope(cookies, method, data)))
            .build();
    return rows(method, http.send(client, request));
  }

  private String envelope(PortalCookies cookies, String method, Map<String, ?> data) {
    var metaData = json.createObjectNode();
    metaData.put("namespace", NAMESPACE + method);
    metaData.put("conversationId", cookies.token());
    metaData.put("transactionId", UUID.randomUUID().toString());
    metaData.putNull("page");
    var envelope = json.createObjectNode();
    envelope.set("metaData", metaData);
    envelope.set("data", json.valueToTree(data));
    return json.writeValueAsString(envelope);
  }

  private List<JsonNode> rows(String method, HttpResponse<String> answer) {
    boolean elsewhere = answer.statusCode() >= 300 && answer.statusCode() < 400;
    if (elsewhere || answer.statusCode() == 401 || answer.statusCode() == 403) {
      throw new SessionEnded();
    }
    JsonNode body = parse(method, answer);
    JsonNode data = body.path("data");
    boolean nothing = data.isNull() && body.path("metaData").path("errors").isEmpty();
    if (nothing) {
      return List.of();
    }
    if (!data.isArray()) {
      throw new LayoutChanged(method + " answers with no list of rows", new Shape().of(body));
    }
    return List.copyOf(data.values());
  }

  private JsonNode parse(String method, HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body());
    } catch (JacksonException e) {
      if (answer.body().contains("IngresoRutClave") || answer.body().contains("rutcntr")) {
        throw new SessionEnded();
      }
      throw new LayoutChanged(
          method + " answers with no JSON",
          "status " + answer.statusCode() + ", " + answer.body().length() + " characters");
    }
  }
}
