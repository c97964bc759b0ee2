package cl.fizko.dev;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.TaskId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** Everything that an operator does in the dashboard, done in a browser over real servers. */
class DashboardUseTest {

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

  @Test
  void logsInWithATokenAndOut() {
    assertThat(ana.script("return location.hash + document.cookie")).isEqualTo("");
    ana.clicks("Salir");
    ana.sees("h1", "Panel de operación");

    ana.types("Token de operador", "not-a-token-of-anybody-at-all-00000000");
    ana.clicks("Entrar");
    ana.sees(".problem", "El token no sirve");
    ana.types("Token de operador", live.stack().operatorToken());
    ana.clicks("Entrar");
    ana.sees("h1", "Resumen");
  }

  @Test
  void seesLiveFigures() {
    ana.sees("#pulse", "En vivo");
    ana.sees(".lead", "1 worker vivo");
    ana.clicks("Ver como tabla: Tareas por segundo");
    ana.sees(".chart td", "0");
  }

  @Test
  void pausesResumesAndPurgesAQueue() {
    ana.opens("/queues", "Colas");
    ana.clicksIn(Operator.row("low"), "Pausar low");
    ana.sees("tbody tr", "en pausa");
    live.sendsTo("low", "demo.noop");
    live.sendsTo("low", "demo.noop");

    ana.opens("/queues/low", "low");
    ana.sees("tbody tr", "demo.noop");
    ana.clicks("Vaciar… low");
    ana.clicksIn("dialog", "Vaciar");
    ana.sees("dialog", "2 tareas");
    ana.types("Escriba «low» para confirmar", "low");
    ana.clicksIn("dialog", "Vaciar");
    ana.sees(".notice", "Se borraron 2 tareas de low.");
    ana.clicks("Reanudar low");
    ana.sees(".notice", "se atiende de nuevo");
  }

  @Test
  void launchesFindsAndRetriesATask() {
    ana.opens("/tasks", "Tareas");
    ana.clicks("Lanzar tarea");
    ana.types("Tarea", "demo.fail");
    ana.types("Argumentos por posición (lista JSON)", "[\"sin timbre\"");
    ana.clicksIn("dialog", "Lanzar");
    ana.sees(".problem", "no es una lista JSON");
    ana.types("Argumentos por posición (lista JSON)", "[\"sin timbre\"]");
    ana.clicksIn("dialog", "Lanzar");
    ana.sees("h1", "demo.fail");
    ana.sees(".pill", "falló");
    ana.sees(".error-text", "sin timbre");
    String first = ana.address();

    ana.clicks("Reintentar");
    ana.sees(".notice", "Se envió de nuevo");
    assertThat(ana.address()).startsWith("/tasks/").isNotEqualTo(first);

    ana.opens("/tasks?state=FAILURE&q=demo.fail", "Tareas");
    ana.sees("tbody tr", "sin timbre");
    ana.chooses("Estado", "terminada");
    ana.sees("Ninguna tarea coincide");
  }

  @Test
  void followsARunningTaskAndCancelsIt() {
    TaskId sleeper = live.sends("demo.sleep", 600);
    ana.goesTo("/tasks/" + sleeper.value());
    ana.sees("h1", "demo.sleep");
    ana.sees(".timeline", "en curso");
    ana.clicks("Cancelar tarea");
    ana.clicks("Interrumpirla si ya corre");
    ana.clicksIn("dialog", "Cancelar tarea");
    ana.sees(".heading", "cancelada");
  }

  @Test
  void replaysAndDiscardsDeadLetters() {
    live.sends("facturas.de_antes", 1);
    live.sends("facturas.de_antes", 2);
    ana.opens("/dead-letters", "Mensajes muertos");
    ana.reloadsUntil("tbody tr", "facturas.de_antes");
    ana.clicksIn("tbody", "Repetir");
    ana.clicksIn("dialog", "Repetir");
    ana.sees(".notice", "volvieron a su cola");

    ana.reloadsUntil("tbody th a", "facturas.de_antes");
    ana.clicks("facturas.de_antes");
    ana.sees("Mensaje completo");
    ana.clicks("Descartar");
    ana.sees(".notice", "1 mensaje se borró.");
  }

  @Test
  void createsEditsRunsAndDeletesASchedule() {
    ana.opens("/schedules", "Programación");
    ana.clicks("Nueva");
    ana.types("Nombre", "cierre del mes");
    ana.types("Cron", "0 25 * * *");
    ana.sees(".preview .problem", "25");
    ana.types("Cron", "30 18 1 * *");
    ana.sees(".preview .words", "A las 18:30, el día 1 del mes");
    ana.clicks("Crear");
    ana.sees(".problem", "task");
    assertThat(ana.written("Nombre")).isEqualTo("cierre del mes");
    ana.types("Tarea", "demo.noop");
    ana.clicks("Crear");
    ana.sees("h1", "cierre del mes");

    ana.clicks("Editar");
    ana.types("Cron", "45 18 1 * *");
    ana.clicks("Guardar");
    ana.sees(".lead", "18:45");
    ana.sees(".changes", "30 18 1 * *");
    ana.clicks("Correr ahora: cierre del mes");
    ana.sees(".notice", "está en camino");
    ana.clicks("«cierre del mes» activa");
    ana.sees(".notice", "no corre hasta que la active");

    ana.clicks("Borrar…");
    ana.types("Escriba «cierre del mes» para confirmar", "cierre del mes");
    ana.clicksIn("dialog", "Borrar");
    ana.sees("h1", "Programación");
    ana.seesNot("tbody tr", "cierre del mes");
  }

  @Test
  void looksAtTheWorkers() {
    ana.opens("/workers", "Workers");
    ana.sees("tbody tr", "trabajando");
    ana.clicks("Drenar");
    ana.sees("dialog", "No toma más tareas");
    ana.presses(Keys.ESCAPE);
    ana.seesNot("dialog", "No toma más tareas");
  }

  @Test
  void issuesAndRevokesAServiceTokenAndFindsItInTheAudit() {
    ana.opens("/service-tokens", "Tokens de servicio");
    ana.clicks("Emitir token");
    ana.clicksIn("dialog", "Emitir token");
    ana.sees(".problem", "name");
    ana.types("Nombre", "edge-sync");
    ana.clicksIn("dialog", "Emitir token");
    ana.sees("dialog", "Cópielo ahora");
    ana.clicks("Cerrar");
    ana.sees("tbody tr", "edge-sync");
    ana.clicksIn(Operator.row("edge-sync"), "Revocar");
    ana.clicksIn("dialog", "Revocar");
    ana.seesNot("tbody tr", "edge-sync");

    ana.opens("/audit", "Auditoría");
    ana.sees("tbody tr", "service-tokens");
  }
}
