package cl.fizko.postgres.credential;

import cl.fizko.core.credential.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads the passwords that the old system left in {@code companies.sii_password}: Fernet tokens
 * under a key derived from {@code SUPABASE_JWT_SECRET} (fizko-domain §7). Nothing is written in
 * this form any more.
 *
 * <p>A token is 0x80, 8 bytes of time, 16 of the initial value, the blocks of AES-128-CBC, and an
 * HMAC-SHA256 over all of that, in base64url. The HMAC is checked before anything else is looked
 * at.
 */
public final class LegacyPasswords {

  private static final byte[] SALT =
      "fizko-sii-password-encryption".getBytes(StandardCharsets.UTF_8);
  private static final byte[] INFO = "sii-credentials".getBytes(StandardCharsets.UTF_8);
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+={0,2}");

  private static final int VERSION = 0x80;
  private static final int IV_AT = 9;
  private static final int BLOCKS_AT = 25;
  private static final int BLOCK = 16;
  private static final int MAC_BYTES = 32;
  private static final int SHORTEST = BLOCKS_AT + BLOCK + MAC_BYTES;

  private final SecretKeySpec signing;
  private final SecretKeySpec encryption;

  /** Derives the key of the old system. */
  public LegacyPasswords(String jwtSecret) {
    byte[] key = derive(jwtSecret.getBytes(StandardCharsets.UTF_8));
    this.signing = new SecretKeySpec(key, 0, BLOCK, "HmacSHA256");
    this.encryption = new SecretKeySpec(key, BLOCK, BLOCK, "AES");
    Arrays.fill(key, (byte) 0);
  }

  /**
   * Reads one token.
   *
   * @return to be closed by the caller
   * @throws LegacyPasswordException it is no token, or none of this key; the message holds nothing
   *     of either
   */
  public SecretBytes read(String token) {
    byte[] bytes = decode(token);
    int blocksEnd = bytes.length - MAC_BYTES;
    byte[] expected = mac(signing, Arrays.copyOf(bytes, blocksEnd));
    if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, blocksEnd, bytes.length))) {
      throw new LegacyPasswordException(
          "was encrypted under another SUPABASE_JWT_SECRET, or was changed");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.DECRYPT_MODE, encryption, new IvParameterSpec(bytes, IV_AT, BLOCK));
      return SecretBytes.taking(cipher.doFinal(bytes, BLOCKS_AT, blocksEnd - BLOCKS_AT));
    } catch (GeneralSecurityException e) {
      throw new LegacyPasswordException("is signed and yet not padded as it should be");
    }
  }

  private static byte[] decode(String token) {
    if (!FORM.matcher(token).matches() || token.length() % 4 != 0) {
      throw new LegacyPasswordException("is not base64url; expected a Fernet token, gAAAAA…");
    }
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    boolean whole = bytes.length >= SHORTEST && (bytes.length - BLOCKS_AT - MAC_BYTES) % BLOCK == 0;
    if (!whole || Byte.toUnsignedInt(bytes[0]) != VERSION) {
      throw new LegacyPasswordException(
          "has " + bytes.length + " bytes and is no whole Fernet token of version 0x80");
    }
    return bytes;
  }

  /** HKDF (RFC 5869) with SHA-256; its first block is as long as the key. */
  private static byte[] derive(byte[] secret) {
    byte[] extracted = mac(new SecretKeySpec(SALT, "HmacSHA256"), secret);
    byte[] infoAndCounter = Arrays.copyOf(INFO, INFO.length + 1);
    infoAndCounter[INFO.length] = 1;
    return mac(new SecretKeySpec(extracted, "HmacSHA256"), infoAndCounter);
  }

  private static byte[] mac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
