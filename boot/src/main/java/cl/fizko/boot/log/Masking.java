package cl.fizko.boot.log;

import java.util.regex.Pattern;

/**
 * The last line of defence before the log: nobody logs a secret on purpose, but the message of
 * somebody else's exception may hold one. Masks the user part of URLs, bearer and basic
 * credentials, JSON Web Tokens, and the values of what is named like a secret. Rather masks too
 * much.
 */
final class Masking {

  private static final String MASK = "***";
  private static final String HINTS = "=:";

  /** But not in the URLs that Fizko writes itself: they keep the user and hide the password. */
  private static final Pattern USER_INFO =
      Pattern.compile(
          "(://)(?![^\\s\"'/?#:@]{0,512}:\\*\\*@)"
              + "(?:[^\\s\"'/?#:]{0,512}:[^\\s\"']{0,512}|[^\\s\"'/?#]{1,512})@(?=[^\\s\"'])");

  private static final Pattern CREDENTIALS =
      Pattern.compile("\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{6,}", Pattern.CASE_INSENSITIVE);
  private static final Pattern JWT =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?");
  private static final Pattern NAMED =
      Pattern.compile(
          "((?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|authorization|clave|contraseña"
              + "|signature|cookie)[\"']?\\s?[=:]\\s?)"
              + "(?:\"[^\"]*\"?|'[^']*'?|[^\\s\"',;&)}\\]]+)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Masking() {}

  /** The same text, if it holds nothing that looks like a secret. */
  static String mask(String text) {
    if (!mayHoldASecret(text)) {
      return text;
    }
    String masked = USER_INFO.matcher(text).replaceAll("$1" + MASK + "@");
    masked = CREDENTIALS.matcher(masked).replaceAll("$1 " + MASK);
    masked = JWT.matcher(masked).replaceAll(MASK);
    return NAMED.matcher(masked).replaceAll("$1" + MASK);
  }

  /** Most lines of a busy worker are told apart here, for a few nanoseconds. */
  private static boolean mayHoldASecret(String text) {
    return HINTS.chars().anyMatch(hint -> text.indexOf(hint) >= 0)
        || text.contains("earer")
        || text.contains("asic ")
        || text.contains("EARER")
        || text.contains("eyJ");
  }
}
