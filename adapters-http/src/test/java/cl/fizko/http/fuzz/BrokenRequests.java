package cl.fizko.http.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import cl.fizko.http.TestServer;
import cl.fizko.http.json.Json;
import cl.fizko.http.route.Route;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests with something wrong in them, as bytes: always the same ones for a seed. */
final class BrokenRequests {

  private static final List<String> PATH_TRICKS =
      List.of(
          "..%2f..%2fetc%2fpasswd",
          "%00",
          "%",
          "%zz",
          "%c0%af",
          "..;/x",
          "a%0d%0aX-Bad:%201",
          "%2e%2e",
          "\u00f1",
          "a".repeat(3_000),
          "'%20OR%201=1",
          "{id}",
          "*",
          "%F0%9F%92%A9",
          "-1",
          "9223372036854775808",
          "%ED%A0%80",
          "//",
          "~",
          "a;b=c",
          "[",
          "%25%30%30",
          "\\");

  private static final List<String> QUERIES =
      List.of(
          "limit=0",
          "limit=-1",
          "limit=x",
          "limit=9999999999999999999",
          "limit=1&limit=2",
          "cursor=!!!",
          "cursor=" + "A".repeat(3_000),
          "cursor=bm9uZQ",
          "%",
          "=%zz",
          "a=%ff%fe",
          "&&&=",
          "limit=%00",
          "queue=%0a",
          "task=" + "t".repeat(400),
          "cause=%F0%9F%92%A9",
          "terminate=maybe",
          "limit[]=1",
          "?",
          "since=yesterday",
          "x".repeat(5_000),
          "cursor=LTE",
          "cursor=MjAyNi0xMS0yM1QxMjowMDowMFogeA");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json",
          "text/plain",
          "",
          ";",
          "application/xml",
          "application/json; charset=utf-16",
          "multipart/form-data",
          "application/json;charset=\"",
          "\u00ff",
          "application/x-www-form-urlencoded",
          "application/merge-patch+json");

  private static final List<String> ENCODINGS =
      List.of("gzip", "br", "deflate", "identity", "x", "gzip, gzip", "");

  private static final List<String> HEADERS =
      List.of(
          "Expect: 100-continue",
          "Range: bytes=0-",
          "If-Match: *",
          "X-Request-Id: <script>",
          "Idempotency-Key: " + "k".repeat(300),
          "Idempotency-Key: ",
          "Idempotency-Key: k",
          "Cookie: a=b; fizko_session=x",
          "Cookie: " + "=;".repeat(500),
          "Accept: \u0001",
          "Accept-Encoding: *;q=x",
          "Accept-Encoding: gzip",
          "Origin: null",
          "Origin: https://app.example.cl",
          "Host: a",
          "Host: [::1",
          "X-Forwarded-For: '",
          "Upgrade: h2c",
          "Connection: upgrade",
          "Last-Event-ID: \u00ff",
          "Content-Length: 5",
          "Content-Length: -1",
          "Content-Length: 99999999999999999999",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: x",
          "X-Long: " + "h".repeat(9_000),
          "Bad Header: 1",
          ": 1",
          "X",
          " folded: 1",
          "traceparent: 00-zz",
          "Authorization: Bearer " + "t".repeat(5_000),
          "X-HTTP-Method-Override: DELETE",
          "X-Forwarded-Proto: https");

  private static final List<String> RAW =
      List.of(
          "",
          "\r\n\r\n",
          "GET",
          "GET /",
          "GET / HTTP/1.1\r\n",
          "GET / HTTP/1.1\r\nHost",
          "GET /\r\n\r\n",
          "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
          "GET / HTTP/2.0\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000",
          "\u0000\u0000\u0000",
          "GET / HTTP/1.1\nHost: a\n\n",
          "GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n",
          "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
          "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
          "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
          "POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{\"tok",
          "POST /api/v1/tasks HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
          "POST /api/v1/tasks HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
          "POST /api/v1/tasks HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
          "POST /api/v1/tasks HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
          "POST /api/v1/tasks HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET / HTTP/1.1\r\n\r\n",
          "get / http/1.1\r\nhost: a\r\n\r\n");

  private final List<Route> routes;
  private final Json json = new Json();
  private final Random random;

  BrokenRequests(List<Route> routes, long seed) {
    this.routes = routes;
    this.random = new Random(seed);
  }

  byte[] next() {
    if (random.nextInt(12) == 0) {
      return RAW.get(random.nextInt(RAW.size())).getBytes(ISO_8859_1);
    }
    Route route = routes.get(random.nextInt(routes.size()));
    byte[] body = body(route);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head(route, body.length).getBytes(ISO_8859_1));
    request.writeBytes(body);
    byte[] whole = request.toByteArray();
    return random.nextInt(15) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length + 1)) : whole;
  }

  private String head(Route route, int length) {
    StringBuilder head = new StringBuilder();
    head.append(
        random.nextInt(12) == 0
            ? pick(List.of("FOO", "get", "PATCH", "HEAD", "OPTIONS", "PUT", "\u00e9"))
            : route.method());
    head.append(' ')
        .append(path(route))
        .append(" HTTP/1.")
        .append(random.nextInt(30) == 0 ? "0" : "1")
        .append("\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    if (random.nextInt(6) > 0) {
      head.append("Authorization: Bearer ").append(TestServer.OPERATOR).append("\r\n");
    }
    head.append("Content-Type: ").append(pick(TYPES)).append("\r\n");
    if (random.nextInt(10) == 0) {
      head.append("Content-Encoding: ").append(pick(ENCODINGS)).append("\r\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      head.append(pick(HEADERS)).append("\r\n");
    }
    if (random.nextInt(150) == 0) {
      head.append("X-Bomb: 1\r\n".repeat(1_500));
    }
    return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString();
  }

  private String path(Route route) {
    String path = route.path();
    while (path.contains("{")) {
      String value = random.nextInt(3) == 0 ? "default" : pick(PATH_TRICKS).replace("{", "%7B");
      int start = path.indexOf('{');
      path = path.substring(0, start) + value + path.substring(path.indexOf('}') + 1);
    }
    if (random.nextInt(20) == 0) {
      path = path + pick(PATH_TRICKS);
    }
    return random.nextInt(3) == 0 ? path + "?" + pick(QUERIES) : path;
  }

  private byte[] body(Route route) {
    return switch (random.nextInt(14)) {
      case 0 -> new byte[0];
      case 1 -> noise();
      case 2 -> "[".repeat(1 + random.nextInt(20_000)).getBytes(UTF_8);
      case 3 -> ("{\"a\":".repeat(500) + "1" + "}".repeat(500)).getBytes(UTF_8);
      case 4 -> json.write(mutated(route)).getBytes(UTF_16);
      case 5 -> ("{\"name\":" + "9".repeat(2_000) + "}").getBytes(UTF_8);
      case 6 -> "{\"name\":\"\\ud800\",\"name\":\"x\"}".getBytes(UTF_8);
      case 7 -> new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
      case 8 ->
          pick(List.of("null", "1e999999", "\"x\"", "[]", "true", "{}", "{}{}", "NaN", "{'a':1}"))
              .getBytes(UTF_8);
      case 9 -> random.nextInt(40) == 0 ? new byte[1_100_000] : "\ufeff{}".getBytes(UTF_8);
      default -> json.write(mutated(route)).getBytes(UTF_8);
    };
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(300)];
    random.nextBytes(noise);
    return noise;
  }

  /** A body such as the route wants, with some of its fields broken. */
  private Map<String, @Nullable Object> mutated(Route route) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>(route.doc().bodyExample());
    route
        .doc()
        .body()
        .ifPresent(
            form ->
                form.fields()
                    .forEach(
                        field -> {
                          if (random.nextInt(3) == 0) {
                            body.put(field.name(), nonsense(2));
                          }
                        }));
    if (random.nextInt(4) == 0) {
      body.put(pick(List.of("", "extra", "__proto__", "\u0000", "x".repeat(1_000))), nonsense(1));
    }
    return body;
  }

  private @Nullable Object nonsense(int depth) {
    return switch (random.nextInt(depth > 0 ? 14 : 11)) {
      case 0 -> null;
      case 1 -> -1;
      case 2 -> Long.MAX_VALUE;
      case 3 -> 0.1;
      case 4 -> true;
      case 5 -> "";
      case 6 -> "x".repeat(random.nextInt(2_000));
      case 7 -> "\u0000\u001f\ud83d\udca9'\"<script>${jndi:x}";
      case 8 -> "-999999999-01-01T00:00:00Z";
      case 9 -> "+999999999-12-31T23:59:59-18:00";
      case 10 -> new BigInteger("9".repeat(400));
      case 11 -> list(depth);
      case 12 -> Map.of("a", String.valueOf(nonsense(depth - 1)));
      default -> Map.of();
    };
  }

  private List<@Nullable Object> list(int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      list.add(nonsense(depth - 1));
    }
    return list;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
