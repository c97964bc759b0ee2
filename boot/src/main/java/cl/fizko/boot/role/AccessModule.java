package cl.fizko.boot.role;

import cl.fizko.boot.settings.AccessSettings;
import cl.fizko.boot.settings.Secret;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.http.access.FirstMatchVerifier;
import cl.fizko.http.access.FixedTokens;
import cl.fizko.http.access.Guards;
import cl.fizko.http.access.SessionCookie;
import cl.fizko.http.access.SessionFeature;
import cl.fizko.http.access.SessionSecret;
import cl.fizko.http.access.Sessions;
import cl.fizko.http.access.supabase.JwtSecret;
import cl.fizko.http.access.supabase.SigningKeys;
import cl.fizko.http.access.supabase.SupabaseProject;
import cl.fizko.http.access.supabase.SupabaseTokens;
import cl.fizko.http.json.Json;
import cl.fizko.http.route.Feature;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may call the web role. */
@Module
final class AccessModule {

  private AccessModule() {}

  @Provides
  @Singleton
  static TokenVerifier verifier(Settings settings, InstantSource clock) {
    AccessSettings access = settings.access();
    List<TokenVerifier> verifiers = new ArrayList<>();
    verifiers.add(new FixedTokens(Role.SERVICE, revealed(access.tokens().services())));
    verifiers.add(new FixedTokens(Role.OPERATOR, revealed(access.tokens().operators())));
    verifiers.add(
        new FixedTokens(Role.MONITOR, revealed(settings.metrics().token().stream().toList())));
    verifiers.add(supabase(access, clock));
    return new FirstMatchVerifier(verifiers);
  }

  private static TokenVerifier supabase(AccessSettings access, InstantSource clock) {
    SupabaseProject project = new SupabaseProject(access.supabaseUrl(), access.operatorClaim());
    Optional<JwtSecret> secret =
        access.supabaseJwtSecret().map(given -> new JwtSecret(given.reveal()));
    return new SupabaseTokens(project, SigningKeys.of(project, secret, clock), clock);
  }

  private static List<String> revealed(List<Secret> secrets) {
    return secrets.stream().map(Secret::reveal).toList();
  }

  @Provides
  @Singleton
  static Optional<Sessions> sessions(Settings settings, InstantSource clock) {
    return settings
        .access()
        .dashboard()
        .secret()
        .map(secret -> new Sessions(new SessionSecret(secret.reveal()), clock));
  }

  @Provides
  static Guards guards(TokenVerifier verifier, Optional<Sessions> sessions) {
    return new Guards(verifier, sessions);
  }

  @Provides
  @ElementsIntoSet
  static Set<Feature> sessionFeature(
      Settings settings, TokenVerifier verifier, Optional<Sessions> sessions, Json json) {
    SessionCookie cookie = new SessionCookie(!settings.access().dashboard().overHttp());
    return sessions
        .<Set<Feature>>map(all -> Set.of(new SessionFeature(verifier, all, cookie, json)))
        .orElse(Set.of());
  }
}
