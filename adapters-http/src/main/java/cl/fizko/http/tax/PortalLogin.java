package cl.fizko.http.tax;

import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.authority.TaxAuthorityException.LayoutChanged;
import cl.fizko.core.tax.authority.TaxAuthorityException.PortalDown;
import cl.fizko.core.tax.authority.TaxAuthorityException.WrongCredentials;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Logs in without a browser, as several public clients do; the portal makes no promise to keep it
 * so (fizko-domain §6, to be confirmed). A password is sent once.
 */
final class PortalLogin {

  private final PortalAddresses addresses;
  private final PortalHttp http;

  PortalLogin(PortalAddresses addresses, PortalHttp http) {
    this.addresses = addresses;
    this.http = http;
  }

  PortalCookies logIn(Rut taxpayer, byte[] password) {
    CookieManager cookies = new CookieManager();
    try (HttpClient client = http.client(cookies)) {
      send(client, http.request(addresses.form()).GET().build());
      HttpResponse<String> answer =
          send(
              client,
              http.request(addresses.logIn())
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", addresses.login().toString())
                  .header("Referer", addresses.form().toString())
                  .POST(HttpRequest.BodyPublishers.ofString(form(taxpayer, password)))
                  .build());
      return PortalCookies.of(cookies.getCookieStore()).orElseThrow(() -> refused(client, answer));
    }
  }

  /** Whether the form has come back decides: no text of a page is trusted alone. */
  private RuntimeException refused(HttpClient client, HttpResponse<String> answer) {
    HttpResponse<String> home = send(client, http.request(addresses.homePage()).GET().build());
    boolean formAgain = isForm(home.uri()) || isForm(answer.uri());
    return formAgain
        ? new WrongCredentials()
        : new LayoutChanged(
            "log-in gives neither a TOKEN nor the form again",
            "log-in ended at " + answer.uri().getPath() + ", home at " + home.uri().getPath());
  }

  private boolean isForm(URI address) {
    return address.getPath().equals(addresses.form().getPath());
  }

  private HttpResponse<String> send(HttpClient client, HttpRequest request) {
    HttpResponse<String> answer = http.send(client, request);
    String path = answer.uri().getPath();
    if (path.endsWith("/ayudas/900.html")) {
      throw new PortalDown("it says so itself", Duration.ofMinutes(5));
    }
    if (path.contains("/ayudas/")) {
      throw new PortalDown("it shows the error page " + path, Duration.ofMinutes(3));
    }
    return answer;
  }

  private String form(Rut taxpayer, byte[] password) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("rut", Integer.toString(taxpayer.number()));
    fields.put("dv", taxpayer.checkDigit());
    fields.put("referencia", addresses.homePage().toString());
    fields.put("411", "");
    fields.put("rutcntr", taxpayer.dashed());
    fields.put("clave", new String(password, StandardCharsets.UTF_8));
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
