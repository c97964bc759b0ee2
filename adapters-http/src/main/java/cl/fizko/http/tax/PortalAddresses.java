package cl.fizko.http.tax;

import java.net.URI;

/**
 * Where the portal's parts are (fizko-domain §6).
 *
 * @param login of the form and of what it is sent to
 * @param home where a taxpayer lands who is in
 * @param services of the registers
 */
public record PortalAddresses(URI login, URI home, URI services) {

  /** The real ones. */
  public static PortalAddresses real() {
    return new PortalAddresses(
        URI.create("https://zeusr.sii.cl"),
        URI.create("https://misiir.sii.cl"),
        URI.create("https://www4.sii.cl"));
  }

  URI form() {
    return login.resolve("/AUT2000/InicioAutenticacion/IngresoRutClave.html?" + homePage());
  }

  URI logIn() {
    return login.resolve("/cgi_AUT2000/CAutInicio.cgi");
  }

  URI homePage() {
    return home.resolve("/cgi_misii/siihome.cgi");
  }

  URI register(String method) {
    return services.resolve("/consdcvinternetui/services/data/facadeService/" + method);
  }

  URI registerPage() {
    return services.resolve("/consdcvinternetui/");
  }
}
