package io.kennung.verification.senders.smpp;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.jsmpp.PDUReader;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;

/**
 * Reads what is SMPP and gives the connection up with the first byte that is not: from then on
 * nobody knows where the next PDU begins. jsmpp's own reader reserves whatever length it is told,
 * loses its place when the carrier pauses within a PDU, and lets whoever waits for a broken answer
 * wait.
 */
final class StrictPduReader implements PDUReader {

  private static final int HEADER = 16;
  private static final int MAX_LENGTH = 64 * 1024;

  /** With its end (SMPP 3.4, 4.4.2). */
  private static final int MAX_MESSAGE_ID = 65;

  private final Runnable onFarewell;

  /**
   * @param onFarewell called when the carrier takes leave, before it is answered: who is told so by
   *     jsmpp, afterwards, may have handed over a message meanwhile
   */
  StrictPduReader(Runnable onFarewell) {
    this.onFarewell = onFarewell;
  }

  @Override
  public Command readPDUHeader(DataInputStream in) throws IOException {
    // Silence before a PDU is none of our business: jsmpp then asks the carrier for a sign of life.
    int first = in.read();
    if (first < 0) {
      throw new EOFException("the carrier has closed the connection");
    }
    byte[] octets = new byte[HEADER];
    octets[0] = (byte) first;
    fill(in, octets, 1);
    ByteBuffer fields = ByteBuffer.wrap(octets);
    Command header = new Command();
    header.setCommandLength(fields.getInt());
    header.setCommandId(fields.getInt());
    header.setCommandStatus(fields.getInt());
    header.setSequenceNumber(fields.getInt());
    if (header.getCommandLength() < HEADER || header.getCommandLength() > MAX_LENGTH) {
      throw new IOException("not SMPP: a PDU of impossible length");
    }
    if (header.getCommandId() == SMPPConstant.CID_UNBIND) {
      onFarewell.run();
    }
    return header;
  }

  @Override
  public byte[] readPDU(DataInputStream in, Command header) throws IOException {
    return readPDU(
        in,
        header.getCommandLength(),
        header.getCommandId(),
        header.getCommandStatus(),
        header.getSequenceNumber());
  }

  @Override
  public byte[] readPDU(DataInputStream in, int length, int id, int status, int sequence)
      throws IOException {
    byte[] pdu = new byte[length];
    ByteBuffer.wrap(pdu).putInt(length).putInt(id).putInt(status).putInt(sequence);
    fill(in, pdu, HEADER);
    boolean beginsWithText =
        id == SMPPConstant.CID_SUBMIT_SM_RESP || id == SMPPConstant.CID_BIND_TRANSCEIVER_RESP;
    if (beginsWithText && length > HEADER && !endsInTime(pdu)) {
      throw new IOException("not SMPP: an answer without an end");
    }
    return pdu;
  }

  private static void fill(DataInputStream in, byte[] octets, int from) throws IOException {
    try {
      in.readFully(octets, from, octets.length - from);
    } catch (SocketTimeoutException e) {
      throw new IOException("the carrier has stopped within a PDU", e);
    }
  }

  private static boolean endsInTime(byte[] pdu) {
    for (int i = HEADER; i < Math.min(pdu.length, HEADER + MAX_MESSAGE_ID); i++) {
      if (pdu[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
