package cl.fizko.http.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardTest {

  private final TestServer web = new TestServer();

  @AfterEach
  void end() {
    web.close();
  }

  private Answer browse(String path) {
    return web.send(
        web.request(path).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
  }

  @Test
  void browsersGetThePageAndProgramsGetJson() {
    assertThat(browse("/").header("Content-Type")).startsWith("text/html");
    assertThat(browse("/").body()).contains("<!doctype html>").doesNotContain("VERSION");
    assertThat(web.send(web.request("/")).object()).containsEntry("status", "running");
  }

  @Test
  void everyViewCanBeReloaded() {
    for (String view : new String[] {"/queues/low", "/tasks/abc", "/schedules/7/edit", "/audit"}) {
      assertThat(browse(view).body()).as(view).isEqualTo(browse("/").body());
    }
    assertThat(browse("/nothing-here").status()).isEqualTo(404);
  }

  @Test
  void nothingInlineIsAllowed() {
    assertThat(browse("/tasks").header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(browse("/").body()).doesNotContain("style=").doesNotContain("onclick");
  }

  @Test
  void theFilesOfThisVersionAreKeptForEverAndThoseOfAnotherAreNot() {
    Assets assets = new Assets();
    for (String name : Assets.NAMES) {
      Answer answer = browse("/assets/" + assets.version() + "/" + name);
      assertThat(answer.status()).as(name).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).contains("immutable");
      assertThat(browse("/").body() + answer.body()).doesNotContain("http://localhost");
    }
    assertThat(browse("/assets/other/app.js").header("Cache-Control")).isEqualTo("no-cache");
    assertThat(browse("/assets/other/app.js").header("Content-Type")).startsWith("text/javascript");
  }

  @Test
  void nothingElseIsServed() {
    for (String path :
        new String[] {
          "/assets/x/index.html",
          "/assets/x/..%2findex.html",
          "/assets/x/pages/..%2f..%2findex.html",
          "/assets/x/none.js"
        }) {
      assertThat(browse(path).status()).as(path).isIn(400, 404);
    }
  }
}
