package cl.fizko.core.access.port;

import cl.fizko.core.access.ServiceToken;
import cl.fizko.core.access.TokenHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link IssuedTokens} in memory. Safe for use by many threads. */
public final class InMemoryIssuedTokens implements IssuedTokens {

  private record Kept(ServiceToken token, TokenHash hash) {}

  private final List<Kept> newestFirst = new ArrayList<>();

  @Override
  public synchronized void add(ServiceToken token, TokenHash hash) {
    newestFirst.addFirst(new Kept(token, hash));
  }

  @Override
  public synchronized List<ServiceToken> list(Optional<UUID> before, int most) {
    List<ServiceToken> all = newestFirst.stream().map(Kept::token).toList();
    int from =
        before.map(id -> all.stream().map(ServiceToken::id).toList().indexOf(id) + 1).orElse(0);
    return all.stream().skip(from).limit(most).toList();
  }

  @Override
  public synchronized boolean revoke(UUID id, Instant at) {
    return newestFirst.removeIf(each -> each.token().id().equals(id));
  }

  @Override
  public synchronized Optional<ServiceToken> use(TokenHash hash, Instant now) {
    for (int i = 0; i < newestFirst.size(); i++) {
      Kept kept = newestFirst.get(i);
      if (kept.hash().equals(hash)) {
        newestFirst.set(i, new Kept(usedAt(kept.token(), now), hash));
        return Optional.of(kept.token());
      }
    }
    return Optional.empty();
  }

  private static ServiceToken usedAt(ServiceToken token, Instant now) {
    return new ServiceToken(
        token.id(),
        token.name(),
        token.scopes(),
        token.createdAt(),
        token.createdBy(),
        Optional.of(now),
        token.expiresAt());
  }
}
