package cl.fizko.core.credential.port;

import cl.fizko.core.credential.Binding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Ciphertexts that are gone when the process is. */
public final class InMemoryCredentials implements Credentials {

  private static final Comparator<Binding> ORDER =
      Comparator.comparing((Binding binding) -> binding.company().toString())
          .thenComparing(Binding::purpose);

  private final NavigableMap<Binding, byte[]> all = new ConcurrentSkipListMap<>(ORDER);

  @Override
  public void save(Binding binding, byte[] ciphertext) {
    all.put(binding, ciphertext.clone());
  }

  @Override
  public Optional<byte[]> find(Binding binding) {
    return Optional.ofNullable(all.get(binding)).map(byte[]::clone);
  }

  @Override
  public boolean remove(Binding binding) {
    return all.remove(binding) != null;
  }

  @Override
  public boolean replace(Binding binding, byte[] expected, byte[] anew) {
    byte[] now = all.get(binding);
    return now != null && Arrays.equals(now, expected) && all.replace(binding, now, anew.clone());
  }

  @Override
  public List<Binding> first(int most) {
    return all.keySet().stream().limit(most).toList();
  }

  @Override
  public List<Binding> after(Binding last, int most) {
    return all.tailMap(last, false).keySet().stream().limit(most).toList();
  }
}
