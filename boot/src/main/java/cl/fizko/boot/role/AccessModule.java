package cl.fizko.boot.role;

import cl.fizko.boot.settings.AccessSettings;
import cl.fizko.boot.settings.Secret;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.access.CompanyAccess;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.ServiceTokenDesk;
import cl.fizko.core.access.port.AuditLog;
import cl.fizko.core.access.port.Companies;
import cl.fizko.core.access.port.Memberships;
import cl.fizko.core.access.port.RateLimiter;
import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.http.access.AuditFeature;
import cl.fizko.http.access.AuditTrail;
import cl.fizko.http.access.CompanyDoor;
import cl.fizko.http.access.CompanyFeature;
import cl.fizko.http.access.FirstMatchVerifier;
import cl.fizko.http.access.FixedTokens;
import cl.fizko.http.access.Guards;
import cl.fizko.http.access.IssuedServiceTokens;
import cl.fizko.http.access.MeFeature;
import cl.fizko.http.access.MemberFeature;
import cl.fizko.http.access.ServiceTokenFeature;
import cl.fizko.http.access.SessionCookie;
import cl.fizko.http.access.SessionFeature;
import cl.fizko.http.access.SessionSecret;
import cl.fizko.http.access.Sessions;
import cl.fizko.http.access.Throttle;
import cl.fizko.http.access.supabase.JwtSecret;
import cl.fizko.http.access.supabase.SigningKeys;
import cl.fizko.http.access.supabase.SupabaseProject;
import cl.fizko.http.access.supabase.SupabaseTokens;
import cl.fizko.http.json.Json;
import cl.fizko.http.route.Feature;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.access.PostgresCompanies;
import cl.fizko.postgres.access.PostgresMemberships;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.access.RedisRateLimiter;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import dagger.multibindings.IntoSet;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may call the web role. */
@Module(includes = AccessStoreModule.class)
final class AccessModule {

  private AccessModule() {}

  @Provides
  @Singleton
  static TokenVerifier verifier(
      Settings settings, Optional<ServiceTokenDesk> desk, InstantSource clock) {
    AccessSettings access = settings.access();
    List<TokenVerifier> verifiers = new ArrayList<>();
    verifiers.add(new FixedTokens(Role.SERVICE, revealed(access.tokens().services())));
    verifiers.add(new FixedTokens(Role.OPERATOR, revealed(access.tokens().operators())));
    desk.map(IssuedServiceTokens::new).ifPresent(verifiers::add);
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
  static Guards guards(
      TokenVerifier verifier,
      Optional<Sessions> sessions,
      Throttle throttle,
      Optional<AuditLog> audit,
      InstantSource clock) {
    return new Guards(
        verifier, sessions, Optional.of(throttle), Optional.of(new AuditTrail(audit, clock)));
  }

  /** Where Redis is the broker it counts for all replicas. */
  @Provides
  @Singleton
  static Throttle throttle(
      Settings settings, Provider<RedisConnections> redis, InstantSource clock) {
    Optional<RateLimiter> shared =
        switch (settings.broker()) {
          case REDIS -> Optional.of(new RedisRateLimiter(redis.get(), clock));
          case POSTGRES -> Optional.empty();
        };
    return new Throttle(settings.access().throttle(), shared, clock);
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

  @Provides
  @IntoSet
  static Feature me(Optional<PostgresDatabase> database) {
    return new MeFeature(
        database.map(
            where ->
                new MeFeature.Register(
                    new PostgresCompanies(where), new PostgresMemberships(where))));
  }

  @Provides
  @ElementsIntoSet
  static Set<Feature> keptInTheDatabase(
      Optional<PostgresDatabase> database,
      Optional<ServiceTokenDesk> desk,
      Optional<AuditLog> audit,
      InstantSource clock,
      Json json) {
    Set<Feature> features = new HashSet<>();
    desk.ifPresent(tokens -> features.add(new ServiceTokenFeature(tokens, json)));
    audit.ifPresent(log -> features.add(new AuditFeature(log)));
    database.ifPresent(
        where -> {
          Companies companies = new PostgresCompanies(where);
          Memberships memberships = new PostgresMemberships(where);
          CompanyDoor door = new CompanyDoor(new CompanyAccess(companies, memberships));
          features.add(new CompanyFeature(companies, door, clock, json));
          features.add(new MemberFeature(memberships, door, clock, json));
        });
    return features;
  }
}
