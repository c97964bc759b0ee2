package cl.fizko.http.tax;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The portal in small: its log-in with the cookies that it asks for, and the register's services
 * with the answers that a test gives it (fizko-domain §6).
 */
final class PortalStandIn implements AutoCloseable {

  private static final String FORM = "/AUT2000/InicioAutenticacion/IngresoRutClave.html";
  private static final String HOME = "/cgi_misii/siihome.cgi";
  private static final String PASSWORD = "Clave-ñandú-1&=";

  private final HttpServer server;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String loginTrouble = "";

  private record Answer(int status, String body) {}

  PortalStandIn() {
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  PortalAddresses addresses() {
    URI base =
        URI.create(
            "http://"
                + server.getAddress().getAddress().getHostAddress()
                + ":"
                + server.getAddress().getPort());
    return new PortalAddresses(base, base, base);
  }

  static byte[] password() {
    return PASSWORD.getBytes(StandardCharsets.UTF_8);
  }

  /** What a call of the register answers; with a type of document after a blank, for that alone. */
  void answers(String call, int status, String body) {
    answers.put(call, new Answer(status, body));
  }

  /** The page to which a log-in leads from now on, whatever is entered. */
  void logInLeadsTo(String path) {
    loginTrouble = path;
  }

  /** Method and path of all that came, in order. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean known = cookies(exchange).contains("TOKEN=t0k3n");
    switch (path) {
      case FORM -> {
        exchange.getResponseHeaders().add("Set-Cookie", "NETSCAPE_LIVEWIRE.exp=1; Path=/");
        send(exchange, 200, "<form><input name=\"rutcntr\"></form>");
      }
      case "/cgi_AUT2000/CAutInicio.cgi" -> logIn(exchange, fields(body));
      case HOME -> {
        if (known) {
          send(exchange, 200, "<html>home</html>");
        } else {
          redirect(exchange, FORM);
        }
      }
      default -> {
        if (path.startsWith("/consdcvinternetui/")) {
          register(exchange, path, known, body);
        } else {
          send(exchange, 200, "<html>" + path + "</html>");
        }
      }
    }
  }

  private void logIn(HttpExchange exchange, Map<String, String> fields) throws IOException {
    boolean right =
        "11111111".equals(fields.get("rut"))
            && "1".equals(fields.get("dv"))
            && "11111111-1".equals(fields.get("rutcntr"))
            && PASSWORD.equals(fields.get("clave"))
            && cookies(exchange).contains("NETSCAPE_LIVEWIRE.exp");
    if (!loginTrouble.isEmpty()) {
      redirect(exchange, loginTrouble);
    } else if (right) {
      exchange.getResponseHeaders().add("Set-Cookie", "TOKEN=t0k3n; Path=/");
      redirect(exchange, HOME);
    } else {
      send(exchange, 200, "<html>La Clave Tributaria ingresada no es correcta</html>");
    }
  }

  private void register(HttpExchange exchange, String path, boolean known, String body)
      throws IOException {
    if (!known) {
      redirect(exchange, FORM);
      return;
    }
    JsonNode envelope = json.readTree(body);
    String method = path.substring(path.lastIndexOf('/') + 1);
    boolean asExpected =
        envelope.path("metaData").path("conversationId").asString("").equals("t0k3n")
            && envelope.path("metaData").path("namespace").asString("").endsWith("/" + method)
            && envelope.path("data").path("rutEmisor").asString("").equals("11111111")
            && envelope.path("data").path("ptributario").asString("").equals("202511");
    String type = envelope.path("data").path("codTipoDoc").asString("");
    Answer answer =
        answers.getOrDefault(
            method + " " + type,
            answers.getOrDefault(method, new Answer(200, "{\"data\":null,\"metaData\":{}}")));
    send(exchange, asExpected ? answer.status() : 400, asExpected ? answer.body() : "{}");
  }

  private static String cookies(HttpExchange exchange) {
    return String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
  }

  private static Map<String, String> fields(String body) {
    return Arrays.stream(body.split("&", -1))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }

  private static void redirect(HttpExchange exchange, String path) throws IOException {
    exchange.getResponseHeaders().add("Location", path);
    send(exchange, 302, "");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
