package io.kennung.verification.links;

import io.kennung.chassis.ByteArrays;
import java.util.List;
import org.jdbi.v3.core.argument.Argument;

/**
 * An address as rows hold it, 32 bytes.
 *
 * @param pepper the generation that {@link #newest} is under
 * @param generations the same address under every accepted pepper, newest first
 */
public record KeptAddress(int pepper, List<byte[]> generations) {

  /** As it is written. */
  public byte[] newest() {
    return generations.getFirst();
  }

  /** For a statement: any of these may stand in a row. */
  public Argument any() {
    return new ByteArrays(generations);
  }

  /** Says nothing about the address, not even in this form. */
  @Override
  public String toString() {
    return "KeptAddress[…]";
  }
}
