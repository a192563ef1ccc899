package io.kennung.protocol.oppf;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.protocol.Base64Text;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * A configuration file: JSON in UTF-8, one line feed, base64 of the Ed25519 signature of the JSON's
 * bytes, and nothing behind it.
 */
public final class OppfFile {

  /** More bytes are no configuration file; real ones have about 2,000. */
  public static final int LIMIT = 1 << 20;

  private static final int SIGNATURE_TEXT = 88;
  private static final int SIGNATURE = 64;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final byte[] body;
  private final byte[] signature;

  private OppfFile(byte[] body, byte[] signature) {
    this.body = body;
    this.signature = signature;
  }

  /**
   * Takes a file apart; whether the signature is right is not looked at.
   *
   * @throws OppfException when apps could not take it apart
   */
  public static OppfFile of(byte[] bytes) {
    if (bytes.length > LIMIT) {
      throw new OppfException(OppfFault.TOO_LARGE);
    }
    // Latin-1 keeps every byte; all that is looked for is ASCII.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ef\u00bb\u00bf")) {
      throw new OppfException(OppfFault.BYTE_ORDER_MARK);
    }
    int separator = text.lastIndexOf('\n');
    String last = text.substring(separator + 1);
    if (text.endsWith("\r\n") || last.endsWith("\r")) {
      throw new OppfException(OppfFault.CARRIAGE_RETURN);
    }
    if (text.endsWith("\n")) {
      throw new OppfException(OppfFault.TRAILING_NEWLINE);
    }
    if (separator < 1 || !last.matches("[A-Za-z0-9+/=_-]{20,}")) {
      throw new OppfException(OppfFault.NO_SIGNATURE);
    }
    switch (text.charAt(separator - 1)) {
      case '\r' -> throw new OppfException(OppfFault.CARRIAGE_RETURN);
      case '\n' -> throw new OppfException(OppfFault.EXTRA_NEWLINE);
      default -> {}
    }
    return new OppfFile(Arrays.copyOf(bytes, separator), signature(last));
  }

  private static byte[] signature(String text) {
    try {
      byte[] signature = Base64Text.decode(text);
      if (text.length() == SIGNATURE_TEXT && signature.length == SIGNATURE) {
        return signature;
      }
    } catch (IllegalArgumentException e) {
      // The same answer as for a wrong length, below.
    }
    throw new OppfException(OppfFault.BAD_SIGNATURE);
  }

  /**
   * Signs.
   *
   * @param body JSON in UTF-8; signed as it is, so that it must not end with a line end
   * @throws IllegalArgumentException when it begins or ends with what apps cannot read
   */
  public static OppfFile signed(byte[] body, OppfKey key) {
    OppfFile file = new OppfFile(body.clone(), key.sign(body));
    // What apps could not take apart is not made.
    return of(file.bytes());
  }

  /** The whole file. */
  public byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(body);
    file.write('\n');
    file.writeBytes(Base64Text.encode(signature).getBytes(StandardCharsets.US_ASCII));
    return file.toByteArray();
  }

  /**
   * What the file says, once a trusted key vouches for it. See {@link OppfRules} for whether apps
   * can read it.
   *
   * @throws OppfException CHANGED, NOT_TRUSTED, UNKNOWN_SIGNER, KEY_DIFFERS or NOT_JSON
   */
  public ObjectNode verified(Collection<OppfPublicKey> trusted) {
    Optional<ObjectNode> json = json(body);
    Optional<OppfPublicKey> named = json.flatMap(OppfFile::named);
    OppfPublicKey signer =
        trusted.stream()
            .filter(this::isSignedBy)
            .findFirst()
            .orElseThrow(() -> new OppfException(unsigned(trusted, named)));
    ObjectNode said = json.orElseThrow(() -> new OppfException(OppfFault.NOT_JSON));
    if (said.has("signatureKey") && !named.equals(Optional.of(signer))) {
      throw new OppfException(OppfFault.KEY_DIFFERS);
    }
    return said;
  }

  private OppfFault unsigned(Collection<OppfPublicKey> trusted, Optional<OppfPublicKey> named) {
    if (named.filter(trusted::contains).isPresent()) {
      return OppfFault.CHANGED;
    }
    return named.filter(this::isSignedBy).isPresent()
        ? OppfFault.NOT_TRUSTED
        : OppfFault.UNKNOWN_SIGNER;
  }

  private boolean isSignedBy(OppfPublicKey key) {
    return key.hasSigned(body, signature);
  }

  private static Optional<OppfPublicKey> named(ObjectNode json) {
    try {
      return Optional.of(new OppfPublicKey(json.path("signatureKey").asText()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The JSON object that these bytes are.
   *
   * @return nothing where they are not UTF-8, not JSON, or say a member twice
   */
  public static Optional<ObjectNode> json(byte[] bytes) {
    try {
      // Given bytes, Jackson would take UTF-16 and a byte order mark, too.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return JSON.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (CharacterCodingException | JacksonException e) {
      return Optional.empty();
    }
  }
}
