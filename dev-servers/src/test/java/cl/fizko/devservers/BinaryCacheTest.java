package cl.fizko.devservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {

  private static final String RESOURCE = "/logback-test.xml";

  @TempDir Path folder;

  @Test
  void theSameContentIsUnpackedOnce() {
    AtomicInteger times = new AtomicInteger();
    BinaryCache cache = new BinaryCache(folder.resolve("cache"));

    Path first = cache.unpacked(RESOURCE, (packed, to) -> times.incrementAndGet());
    Path second = cache.unpacked(RESOURCE, (packed, to) -> times.incrementAndGet());

    assertThat(second).isEqualTo(first).isDirectory();
    assertThat(times).hasValue(1);
  }

  @Test
  void aFailureLeavesNothingBehindAndTheNextTryWorks() {
    BinaryCache cache = new BinaryCache(folder);

    assertThatThrownBy(() -> cache.unpacked(RESOURCE, BinaryCacheTest::failHalfway))
        .isInstanceOf(DevServerException.class)
        .hasRootCauseMessage("disk full");

    assertThat(folder).isEmptyDirectory();
    assertThat(cache.unpacked(RESOURCE, (packed, to) -> {})).isDirectory();
  }

  @Test
  void whoeverIsFasterProvidesForAll() throws IOException {
    BinaryCache cache = new BinaryCache(folder);

    Path unpacked =
        cache.unpacked(
            RESOURCE,
            (packed, to) -> {
              Files.writeString(to.resolve("file"), "slower");
              cache.unpacked(
                  RESOURCE,
                  (samePacked, other) -> Files.writeString(other.resolve("file"), "faster"));
            });

    assertThat(unpacked.resolve("file")).hasContent("faster");
    assertThat(folder).isDirectoryNotContaining("glob:**unpacking*");
  }

  @Test
  void aMachineThatIsNotServedIsNamed() {
    assertThatThrownBy(() -> new BinaryCache(folder).unpacked("/vax.txz", (packed, to) -> {}))
        .isInstanceOf(DevServerException.class)
        .hasMessageContaining("/vax.txz");
  }

  private static void failHalfway(byte[] packed, Path to) throws IOException {
    Files.write(to.resolve("half"), packed);
    throw new IOException("disk full");
  }
}
