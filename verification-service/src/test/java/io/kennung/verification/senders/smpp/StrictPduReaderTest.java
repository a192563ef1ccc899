package io.kennung.verification.senders.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictPduReaderTest {

  private static final byte[] ANSWER = {'0', 'A', '1', 0};

  private final AtomicInteger farewells = new AtomicInteger();
  private final StrictPduReader reader = new StrictPduReader(farewells::incrementAndGet);

  @Test
  void aPduIsReadAsItIs() throws IOException {
    byte[] pdu = pdu(SMPPConstant.CID_SUBMIT_SM_RESP, ANSWER);

    assertThat(read(new ByteArrayInputStream(pdu))).isEqualTo(pdu);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, -1, 64 * 1024 + 1, 0x48545450, Integer.MIN_VALUE})
  void anImpossibleLengthIsTheEnd(int length) {
    byte[] pdu = pdu(SMPPConstant.CID_SUBMIT_SM_RESP, ANSWER);
    ByteBuffer.wrap(pdu).putInt(length);

    assertThatThrownBy(() -> read(new ByteArrayInputStream(pdu)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("impossible length");
  }

  @Test
  void anAnswerWithoutItsEndIsTheEnd() {
    byte[] endless = new byte[100];
    Arrays.fill(endless, 0, 65, (byte) 'x');
    for (byte[] body : new byte[][] {{'0', 'A', '1'}, endless}) {
      assertThatThrownBy(
              () -> read(new ByteArrayInputStream(pdu(SMPPConstant.CID_SUBMIT_SM_RESP, body))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("without an end");
    }
  }

  @Test
  void aRefusalNeedsNoBody() throws IOException {
    byte[] pdu = pdu(SMPPConstant.CID_SUBMIT_SM_RESP, new byte[0]);

    assertThat(read(new ByteArrayInputStream(pdu))).isEqualTo(pdu);
  }

  @Test
  void aFarewellIsHeardBeforeItIsAnswered() throws IOException {
    read(new ByteArrayInputStream(pdu(SMPPConstant.CID_ENQUIRE_LINK, new byte[0])));
    assertThat(farewells).hasValue(0);

    read(new ByteArrayInputStream(pdu(SMPPConstant.CID_UNBIND, new byte[0])));
    assertThat(farewells).hasValue(1);
  }

  @Test
  void silenceBetweenPdusIsOnlySilence() {
    assertThatThrownBy(() -> read(silence())).isInstanceOf(SocketTimeoutException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 19})
  void silenceWithinAPduIsTheEnd(int after) {
    byte[] begun = Arrays.copyOf(pdu(SMPPConstant.CID_DELIVER_SM, new byte[4]), after);

    assertThatThrownBy(
            () -> read(new SequenceInputStream(new ByteArrayInputStream(begun), silence())))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void theEndOfTheConnectionIsTheEnd() {
    assertThatThrownBy(() -> read(InputStream.nullInputStream())).isInstanceOf(EOFException.class);
  }

  private byte[] read(InputStream octets) throws IOException {
    DataInputStream in = new DataInputStream(octets);
    Command header = reader.readPDUHeader(in);
    return reader.readPDU(in, header);
  }

  private static InputStream silence() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new SocketTimeoutException("silence");
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return read();
      }
    };
  }

  private static byte[] pdu(int command, byte[] body) {
    return ByteBuffer.allocate(16 + body.length)
        .putInt(16 + body.length)
        .putInt(command)
        .putInt(0)
        .putInt(7)
        .put(body)
        .array();
  }
}
