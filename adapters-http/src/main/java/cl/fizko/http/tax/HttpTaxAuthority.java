package cl.fizko.http.tax;

import cl.fizko.core.tax.DocumentType;
import cl.fizko.core.tax.Period;
import cl.fizko.core.tax.RegisterEntry;
import cl.fizko.core.tax.RegisterState;
import cl.fizko.core.tax.Rut;
import cl.fizko.core.tax.Side;
import cl.fizko.core.tax.authority.PortalSession;
import cl.fizko.core.tax.authority.RegisterReading;
import cl.fizko.core.tax.authority.TaxAuthorityException.LayoutChanged;
import cl.fizko.core.tax.port.TaxAuthority;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The portal over plain HTTP, without a browser. */
public final class HttpTaxAuthority implements TaxAuthority {

  private final PortalLogin login;
  private final RegisterCalls calls;

  /** Does no I/O. */
  public HttpTaxAuthority(PortalAddresses addresses, Duration timeout) {
    PortalHttp http = new PortalHttp(timeout);
    this.login = new PortalLogin(addresses, http);
    this.calls = new RegisterCalls(addresses, http);
  }

  @Override
  public PortalSession logIn(Rut taxpayer, byte[] password) {
    return new PortalSession(taxpayer, login.logIn(taxpayer, password).secret());
  }

  @Override
  public RegisterReading register(
      PortalSession session, Period period, Side side, RegisterState state) {
    PortalCookies cookies = PortalCookies.of(session.secret());
    RegisterJson reader = new RegisterJson(period, side, state);
    Map<String, Object> question = question(session.taxpayer(), reader);
    List<RegisterEntry> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (JsonNode row : calls.rows(cookies, "getResumen", question)) {
      if (count(reader, row) == 0) {
        continue;
      }
      if (reader.isTotalsOnly(row)) {
        entries.add(reader.totals(row));
      } else {
        DocumentType type = reader.type(row);
        for (JsonNode detail : details(cookies, question, reader, type)) {
          read(reader, type, detail, entries, problems);
        }
      }
    }
    return new RegisterReading(entries, problems);
  }

  /** A summary that cannot be read is no bad row: nothing behind it can be told. */
  private static long count(RegisterJson reader, JsonNode row) {
    try {
      reader.type(row);
      return reader.count(row);
    } catch (IllegalArgumentException e) {
      throw new LayoutChanged("getResumen: " + e.getMessage(), new Shape().of(row));
    }
  }

  private static void read(
      RegisterJson reader,
      DocumentType type,
      JsonNode row,
      List<RegisterEntry> entries,
      List<String> problems) {
    try {
      entries.add(reader.document(type, row));
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.add(
          type.label() + " " + row.path("detNroDoc").asString("?") + ": " + e.getMessage());
    }
  }

  private List<JsonNode> details(
      PortalCookies cookies, Map<String, Object> question, RegisterJson reader, DocumentType type) {
    Map<String, Object> detail = new LinkedHashMap<>(question);
    detail.put("codTipoDoc", Integer.toString(type.code()));
    detail.put("tokenRecaptcha", "t-o-k-e-n-web");
    return switch (reader.side()) {
      case PURCHASE -> {
        detail.put("accionRecaptcha", "RCV_DETC");
        yield calls.rows(cookies, "getDetalleCompra", detail);
      }
      case SALE -> {
        detail.put("accionRecaptcha", "RCV_DETV");
        detail.put("operacion", "");
        detail.put("estadoContab", "");
        yield calls.rows(cookies, "getDetalleVenta", detail);
      }
    };
  }

  private static Map<String, Object> question(Rut company, RegisterJson reader) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("rutEmisor", Integer.toString(company.number()));
    question.put("dvEmisor", company.checkDigit());
    question.put("ptributario", reader.period().toString());
    question.put("estadoContab", reader.state().name());
    question.put("operacion", reader.side() == Side.PURCHASE ? "COMPRA" : "VENTA");
    question.put("busquedaInicial", reader.side() == Side.PURCHASE);
    return question;
  }
}
