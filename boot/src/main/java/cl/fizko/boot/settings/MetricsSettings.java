package cl.fizko.boot.settings;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who reads the metrics, and where.
 *
 * @param token who has it may read them; empty: in the web role operators alone
 * @param port where a process serves them that has no web role, or beside it; empty: nowhere; 0 for
 *     any that is free. Never without a token
 */
public record MetricsSettings(Optional<Secret> token, OptionalInt port) {}
