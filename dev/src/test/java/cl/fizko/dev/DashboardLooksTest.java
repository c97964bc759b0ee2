package cl.fizko.dev;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.TaskId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** That everybody can use every page: with a keyboard, a screen reader, a phone, in the dark. */
class DashboardLooksTest {

  @RegisterExtension
  @Order(1)
  static final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  static final LiveStack live = new LiveStack();

  private Operator ana;

  @BeforeEach
  void logIn() {
    ana = new Operator(chromium.window(), live.stack().web());
    ana.goesTo(live.stack().loginLink().toString());
    ana.sees("h1", "Resumen");
  }

  @AfterEach
  void foundNoErrors() {
    ana.foundNoErrors();
    ana.leaves();
  }

  private static Map<String, String> pages() {
    TaskId failed = live.sends("demo.fail", "sin timbre");
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("/", "Resumen");
    pages.put("/queues", "Colas");
    pages.put("/queues/default", "default");
    pages.put("/tasks", "Tareas");
    pages.put("/tasks/" + failed.value(), "demo.fail");
    pages.put("/dead-letters", "Mensajes muertos");
    pages.put("/workers", "Workers");
    pages.put("/schedules", "Programación");
    pages.put("/schedules/new", "Nueva");
    pages.put("/service-tokens", "Tokens de servicio");
    pages.put("/audit", "Auditoría");
    return pages;
  }

  @Test
  void axeFindsNothingSeriousOnAnyPage() {
    Accessibility accessibility = new Accessibility(ana);
    pages()
        .forEach(
            (path, heading) -> {
              ana.opens(path, heading);
              accessibility.isGood(path);
            });
  }

  @Test
  void axeFindsNothingSeriousInTheDialogs() {
    Accessibility accessibility = new Accessibility(ana);
    ana.opens("/tasks", "Tareas");
    ana.clicks("Lanzar tarea");
    accessibility.isGood("launching");
    ana.opens("/queues", "Colas");
    ana.clicks("Vaciar… low");
    accessibility.isGood("purging");
    ana.presses(Keys.ESCAPE);
    ana.clicks("Salir");
    ana.sees("h1", "Panel de operación");
    accessibility.isGood("log-in");
  }

  @Test
  void everyPageFitsAPhone() {
    ana.phone();
    Accessibility accessibility = new Accessibility(ana);
    pages()
        .forEach(
            (path, heading) -> {
              ana.opens(path, heading);
              assertThat(ana.script("return document.documentElement.scrollWidth"))
                  .as(path)
                  .isEqualTo(390L);
              accessibility.isGood(path + " on a phone");
            });
    ana.clicks("Menú");
    ana.clicks("Colas");
    ana.sees("h1", "Colas");
  }

  @Test
  void languageAndThemeAreRemembered() {
    ana.opens("/queues", "Colas");
    ana.clicks("English");
    ana.sees("h1", "Queues");
    ana.chooses("Theme", "Dark theme");
    ana.reloads();
    ana.sees("h1", "Queues");
    assertThat(ana.script("return document.documentElement.lang")).isEqualTo("en");
    assertThat(ana.script("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(17, 24, 27)");
    ana.clicks("Español");
    ana.sees("h1", "Colas");
  }

  @Test
  void aKeyboardIsEnough() {
    ana.presses(Keys.TAB);
    assertThat(ana.focus()).isEqualTo("Saltar al contenido");
    ana.presses(Keys.ENTER);
    assertThat(ana.script("return document.activeElement.id")).isEqualTo("main");

    ana.script("document.querySelector('nav a[href=\"/queues\"]').focus()");
    ana.presses(Keys.ENTER);
    ana.sees("h1", "Colas");
    assertThat(ana.script("return document.activeElement.id")).isEqualTo("main");
    assertThat(
            ana.script("return getComputedStyle(document.querySelector('tbody a')).outlineStyle"))
        .isEqualTo("none");
    ana.presses(Keys.TAB);
    assertThat(ana.script("return getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
  }

  @Test
  void anUnknownAddressSaysWhereToGo() {
    ana.goesTo("/tasks/00000000-0000-0000-0000-000000000000");
    ana.sees(".failed", "Esto no está aquí");
    ana.clicks("Resumen");
    ana.sees("h1", "Resumen");
  }
}
