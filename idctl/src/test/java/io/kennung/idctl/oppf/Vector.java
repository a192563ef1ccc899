package io.kennung.idctl.oppf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** The contract's configuration file. */
final class Vector {

  private static final Path ALL = Path.of("../protocol/src/test/resources/vectors.json");

  /** The public half of its key. */
  static final String KEY = "t86k9AlkElszYP9L4laB7TbMwaPcg6sZMDl7ZxC9zKs=";

  private Vector() {}

  static String text(String member) throws IOException {
    JsonNode all = new ObjectMapper().readTree(ALL.toFile());
    return all.required("oppf").required(0).required(member).asText();
  }

  /** 32 bytes in hexadecimal. */
  static String seed() throws IOException {
    return text("ed25519_seed");
  }
}
